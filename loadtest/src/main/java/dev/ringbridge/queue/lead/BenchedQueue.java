package dev.ringbridge.queue.lead;

import dev.ringbridge.core.call.Outcome;
import dev.ringbridge.core.lead.DialRules;
import dev.ringbridge.core.lead.Lead;
import dev.ringbridge.core.lead.LeadEvent;
import dev.ringbridge.core.lead.RetryRules;
import dev.ringbridge.foundation.database.Work;
import dev.ringbridge.queue.account.OpenAccounts;
import dev.ringbridge.queue.compliance.LawBook;
import dev.ringbridge.queue.compliance.Patterns;
import dev.ringbridge.queue.lead.Leads.Held;
import dev.ringbridge.queue.lead.Queue.Claimed;
import io.smallrye.mutiny.Uni;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.NullMarked;

/**
 * The queue's own claim and its own acknowledgement, for the benchmark. It stands in the queue's
 * package so that what is measured are the product's classes, and none of them is opened for it.
 */
@NullMarked
public final class BenchedQueue {
  private static final DialRules RULES = DialRules.only(RetryRules.DEFAULT);

  private final Queue queue = new Queue(new LineHeads(Clock.systemUTC()));
  private final Leads leads =
      new Leads(new LeadNumbers(new NumberBars(new Patterns(new LawBook()), new OpenAccounts())));

  /** Takes the next leads, as a tick of the pacer does. */
  public Uni<List<Claimed>> claim(
      Work work, UUID campaign, Collection<UUID> open, List<UUID> callIds) {
    return queue.ripen(work, campaign).chain(() -> queue.claim(work, campaign, open, callIds));
  }

  /** Takes in that the calls came to an end after which nobody calls again. */
  public Uni<Void> acknowledge(Work work, List<Claimed> done, Instant now) {
    return leads
        .lock(work, done.stream().map(Claimed::leadId).toList())
        .chain(held -> store(work, held, done, now));
  }

  private Uni<Void> store(Work work, Map<UUID, Held> held, List<Claimed> done, Instant now) {
    Map<UUID, Lead> before = new HashMap<>();
    held.forEach((id, one) -> before.put(id, one.lead()));
    Map<UUID, Lead> after = new HashMap<>(before);
    done.forEach(
        one ->
            after.computeIfPresent(
                one.leadId(),
                (id, lead) ->
                    lead.on(new LeadEvent.Called(one.callId(), Outcome.INVALID_NUMBER), RULES, now)
                        .lead()));
    return leads.store(work, before, after);
  }
}
