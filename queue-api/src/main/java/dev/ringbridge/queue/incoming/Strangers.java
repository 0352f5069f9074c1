package dev.ringbridge.queue.incoming;

import dev.ringbridge.core.call.PhoneNumber;
import dev.ringbridge.core.carrier.Routing;
import dev.ringbridge.core.incoming.IncomingCallEvent.CallerRang;
import dev.ringbridge.core.incoming.Verification;
import dev.ringbridge.foundation.database.Work;
import dev.ringbridge.queue.account.OpenAccounts;
import dev.ringbridge.queue.batch.AddingLeads;
import dev.ringbridge.queue.batch.NewLead;
import dev.ringbridge.queue.batch.PhoneReader;
import dev.ringbridge.queue.compliance.Locating;
import dev.ringbridge.queue.compliance.Pattern;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Callers whose number no lead has. Where a campaign takes them they become leads of it, by the
 * rules by which a lead is added, and in the transaction in which the call is written down: from
 * there on they are served like any lead, and nobody dials them while they are on the line. Whoever
 * could not be called back by that campaign becomes no lead of it (docs/adr/0018).
 */
@ApplicationScoped
class Strangers {
  private final List<Rule> rules =
      List.of(
          Strangers::forged,
          Strangers::closed,
          this::phones,
          this::practice,
          Strangers::silence,
          this::reach);
  private final IncomingCalls log;
  private final UnknownCallersRows campaigns;
  private final AddingLeads adding;
  private final OpenAccounts accounts;

  Strangers(
      IncomingCalls log, UnknownCallersRows campaigns, AddingLeads adding, OpenAccounts accounts) {
    this.log = log;
    this.campaigns = campaigns;
    this.adding = adding;
    this.accounts = accounts;
  }

  /** The lead that a stranger becomes; where they become none, the log says why. */
  Uni<Optional<KnownCaller>> meet(Work work, CallerRang rang, PhoneNumber from) {
    return campaigns
        .taking(work, organization(rang), from)
        .chain(found -> meet(work, rang, from, found));
  }

  private Uni<Optional<KnownCaller>> meet(
      Work work, CallerRang rang, PhoneNumber from, Optional<TakingCampaign> found) {
    if (found.isEmpty()) {
      return turnAway(work, rang, CallerRouting.UNKNOWN_CALLER);
    }
    TakingCampaign campaign = found.get();
    return rules.stream()
        .flatMap(rule -> rule.refuse(rang, from, campaign).stream())
        .findFirst()
        .map(refused -> turnAway(work, rang, refused))
        .orElseGet(() -> addWhileFew(work, rang, from, campaign));
  }

  /** Whoever forges numbers can have a lead made of each: so many within 24 hours, and no more. */
  private Uni<Optional<KnownCaller>> addWhileFew(
      Work work, CallerRang rang, PhoneNumber from, TakingCampaign campaign) {
    return campaigns
        .hasRoom(work, organization(rang), from)
        .chain(
            room ->
                room
                    ? add(work, rang, from, campaign)
                    : turnAway(work, rang, CallerRouting.TOO_MANY_STRANGERS));
  }

  private Uni<Optional<KnownCaller>> turnAway(Work work, CallerRang rang, CallerRouting why) {
    return log.route(work, rang.callId(), why).replaceWith(Optional.empty());
  }

  /** Two calls at once make one lead: the second finds what the first one added. */
  private Uni<Optional<KnownCaller>> add(
      Work work, CallerRang rang, PhoneNumber from, TakingCampaign campaign) {
    UUID organization = organization(rang);
    return adding
        .knownOrAdded(work, organization, NewLead.calledUs(campaign.id(), from))
        .chain(() -> log.whose(work, organization, from, rang.at()))
        .chain(lead -> linked(work, rang, lead));
  }

  private Uni<Optional<KnownCaller>> linked(
      Work work, CallerRang rang, Optional<KnownCaller> lead) {
    return lead.isEmpty()
        ? turnAway(work, rang, CallerRouting.NOT_DIALABLE)
        : log.link(work, rang.callId(), lead.get()).replaceWith(lead);
  }

  private static UUID organization(CallerRang rang) {
    return rang.tenancy().organizationId();
  }

  /** The number is somebody else's, who did not call. */
  private static Optional<CallerRouting> forged(
      CallerRang rang, PhoneNumber from, TakingCampaign campaign) {
    return refusedWhere(rang.verification() == Verification.FAILED, CallerRouting.FORGED_NUMBER);
  }

  private static Optional<CallerRouting> closed(
      CallerRang rang, PhoneNumber from, TakingCampaign campaign) {
    return refusedWhere(!campaign.takesCalls(), CallerRouting.CAMPAIGN_CLOSED);
  }

  /** Nobody can be put through from there, however many agents are free. */
  private Optional<CallerRouting> phones(
      CallerRang rang, PhoneNumber from, TakingCampaign campaign) {
    boolean heard = accounts.hasPhones(organization(rang), rang.accountId());
    return refusedWhere(!heard, CallerRouting.PHONES_ELSEWHERE);
  }

  /** A real caller would be called back by simulated people only, and the other way round. */
  private Optional<CallerRouting> practice(
      CallerRang rang, PhoneNumber from, TakingCampaign campaign) {
    boolean real = !accounts.isSimulated(rang.accountId());
    return refusedWhere(real == campaign.grounds().practice(), CallerRouting.PRACTICE_ONLY);
  }

  /** Who asked for silence is no lead because of a call: taking the entry back would dial them. */
  private static Optional<CallerRouting> silence(
      CallerRang rang, PhoneNumber from, TakingCampaign campaign) {
    return refusedWhere(campaign.mustNotBeCalled(), CallerRouting.DO_NOT_CALL);
  }

  /**
   * A number that cannot exist, whose place nobody knows, or whose country no account of the
   * campaign may call. While none takes calls at all, the country is no reason.
   */
  private Optional<CallerRouting> reach(
      CallerRang rang, PhoneNumber from, TakingCampaign campaign) {
    boolean exists = new PhoneReader(PhoneReader.NOWHERE).read(from.e164()).isPresent();
    return refusedWhere(!exists || !mayCall(rang, from, campaign), CallerRouting.NOT_DIALABLE);
  }

  private boolean mayCall(CallerRang rang, PhoneNumber from, TakingCampaign campaign) {
    Set<String> countries = Pattern.of(Locating.of(from, "")).countries();
    Routing routing = accounts.routing(organization(rang), campaign.grounds());
    return !countries.isEmpty()
        && (!routing.isOpen() || routing.of(countries, from.e164()).isPresent());
  }

  private static Optional<CallerRouting> refusedWhere(boolean refused, CallerRouting why) {
    return refused ? Optional.of(why) : Optional.empty();
  }

  /** A reason to make no lead of a stranger. */
  @FunctionalInterface
  private interface Rule {
    Optional<CallerRouting> refuse(CallerRang rang, PhoneNumber from, TakingCampaign campaign);
  }
}
