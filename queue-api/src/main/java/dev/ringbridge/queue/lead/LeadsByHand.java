package dev.ringbridge.queue.lead;

import dev.ringbridge.core.call.PhoneNumber;
import dev.ringbridge.foundation.database.Work;
import dev.ringbridge.queue.lead.Leads.Held;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The leads that agents choose themselves. */
@ApplicationScoped
public class LeadsByHand {
  private static final String PHONE = "select phone from queue.leads where id = $1";

  private final Leads leads;
  private final LeadRules rules;

  LeadsByHand(Leads leads, LeadRules rules) {
    this.leads = leads;
    this.rules = rules;
  }

  /** Locks a lead for a call by hand; none where there is no such lead. */
  public Uni<Optional<Wanted>> lock(Work work, UUID leadId, Instant now) {
    return leads
        .lock(work, List.of(leadId))
        .chain(
            held ->
                held.containsKey(leadId)
                    ? wanted(work, held.get(leadId), now).map(Optional::of)
                    : Uni.createFrom().item(Optional.empty()));
  }

  private Uni<Wanted> wanted(Work work, Held held, Instant now) {
    UUID leadId = held.lead().id();
    return rules
        .of(work, List.of(held.campaignId()))
        .map(book -> book.of(held).capsKept(held.lead().lately(), now))
        .chain(kept -> phone(work, leadId).map(phone -> wanted(held, phone, kept)));
  }

  private static Uni<PhoneNumber> phone(Work work, UUID leadId) {
    return work.sql()
        .preparedQuery(PHONE)
        .execute(Tuple.of(leadId))
        .map(rows -> new PhoneNumber(rows.iterator().next().getString("phone")));
  }

  private static Wanted wanted(Held held, PhoneNumber phone, Instant capsKeptAt) {
    return new Wanted(
        held.lead().id(), held.campaignId(), phone, held.patterns().keySet(), capsKeptAt);
  }

  /**
   * A lead that is locked for a call by hand.
   *
   * @param phone the number to dial
   * @param numbers all of its numbers, where it has more than one
   * @param capsKeptAt when the caps on attempts let it be called
   */
  public record Wanted(
      UUID leadId,
      UUID campaignId,
      PhoneNumber phone,
      Set<PhoneNumber> numbers,
      Instant capsKeptAt) {
    /** Whether this is a number of the lead. */
    public boolean has(PhoneNumber number) {
      return phone.equals(number) || numbers.contains(number);
    }
  }
}
