package dev.ringbridge.queue.lead;

import dev.ringbridge.core.call.PhoneNumber;
import dev.ringbridge.core.compliance.AttemptCap;
import dev.ringbridge.core.compliance.Hours;
import dev.ringbridge.core.compliance.RulePack;
import dev.ringbridge.core.lead.DialRules;
import dev.ringbridge.core.lead.RetryRules;
import dev.ringbridge.foundation.database.Work;
import dev.ringbridge.queue.account.OpenAccounts;
import dev.ringbridge.queue.compliance.Grounds;
import dev.ringbridge.queue.compliance.Patterns;
import dev.ringbridge.queue.compliance.Patterns.Place;
import dev.ringbridge.queue.lead.Leads.Held;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What campaigns and the law say about dialing leads again. */
@ApplicationScoped
class LeadRules {
  private static final String OF_CAMPAIGNS =
      """
      select id, organization_id, max_attempts, retry_minutes, retry_growth, practice, calls_per_day,
             consult_registries, consent_scope, mode, broadcast
        from queue.campaigns where id = any($1::uuid[])""";

  private final Patterns patterns;
  private final OpenAccounts accounts;

  LeadRules(Patterns patterns, OpenAccounts accounts) {
    this.patterns = patterns;
    this.accounts = accounts;
  }

  /** The rules of these campaigns, wherever their leads may be. */
  Uni<RuleBook> of(Work work, Collection<UUID> campaigns) {
    return work.sql()
        .preparedQuery(OF_CAMPAIGNS)
        .execute(Tuple.of(campaigns.toArray(UUID[]::new)))
        .map(this::campaigns)
        .chain(rules -> patterns.of(work, campaigns).map(places -> new RuleBook(rules, places)));
  }

  private Map<UUID, CampaignRules> campaigns(RowSet<Row> rows) {
    Map<UUID, CampaignRules> rules = new HashMap<>();
    rows.forEach(row -> rules.put(row.getUUID("id"), campaign(row)));
    return rules;
  }

  private CampaignRules campaign(Row row) {
    return new CampaignRules(
        RetryRow.read(row),
        row.getBoolean("practice"),
        row.getInteger("calls_per_day"),
        accounts.routing(row.getUUID("organization_id"), Grounds.unlisted(row)).ringsAgents());
  }

  /**
   * What a campaign says.
   *
   * @param practice whether nobody real is called, so that the law has nothing to say
   * @param callsPerDay how often one lead may be called in any 24 hours; null leaves it to the law
   * @param ringsAgents whether an agent's phone rings before the lead's
   */
  record CampaignRules(
      RetryRules retry, boolean practice, @Nullable Integer callsPerDay, boolean ringsAgents) {
    private static final CampaignRules DEFAULT =
        new CampaignRules(RetryRules.DEFAULT, false, null, false);

    /**
     * Leads are due when they may be planned: one that is due later on a day would wait for the
     * next.
     *
     * @param place where the lead may be; null where nobody knows
     * @param numbers where each of its numbers may be, where it has more than one
     */
    DialRules at(@Nullable Place place, Map<PhoneNumber, Place> numbers) {
      List<AttemptCap> caps = new ArrayList<>();
      if (callsPerDay != null) {
        caps.add(new AttemptCap(callsPerDay, Duration.ofHours(24)));
      }
      if (practice || place == null) {
        return new DialRules(retry, caps, Hours.ALWAYS, Duration.ZERO);
      }
      List<RulePack> packs =
          Stream.concat(Stream.of(place), numbers.values().stream())
              .flatMap(one -> one.packs().stream())
              .distinct()
              .toList();
      packs.forEach(pack -> caps.addAll(pack.caps()));
      Duration rest =
          packs.stream()
              .map(RulePack::restAfterAbandoned)
              .max(Comparator.naturalOrder())
              .orElse(Duration.ZERO);
      Map<PhoneNumber, Hours> hours = new HashMap<>();
      numbers.forEach((number, at) -> hours.put(number, at.planning(ringsAgents)));
      return new DialRules(retry, caps, place.planning(ringsAgents), rest, hours);
    }
  }

  /** The rules of some campaigns. */
  record RuleBook(Map<UUID, CampaignRules> campaigns, Map<UUID, Place> places) {
    private Map<PhoneNumber, Place> numbers(Held lead) {
      Map<PhoneNumber, Place> known = new HashMap<>();
      lead.patterns()
          .forEach(
              (number, pattern) ->
                  Optional.ofNullable(places.get(pattern))
                      .ifPresent(place -> known.put(number, place)));
      return known;
    }

    /** What applies to a lead. */
    DialRules of(Held lead) {
      return campaigns
          .getOrDefault(lead.campaignId(), CampaignRules.DEFAULT)
          .at(places.get(lead.patternId()), numbers(lead));
    }
  }
}
