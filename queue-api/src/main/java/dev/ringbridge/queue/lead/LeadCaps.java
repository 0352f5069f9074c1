package dev.ringbridge.queue.lead;

import dev.ringbridge.core.lead.DialRules;
import dev.ringbridge.foundation.database.Work;
import dev.ringbridge.queue.lead.LeadRules.RuleBook;
import dev.ringbridge.queue.lead.Leads.Held;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** How the caps on attempts stand to leads, by the rules as they are now. */
@ApplicationScoped
public class LeadCaps {
  private final Leads leads;
  private final LeadRules rules;

  LeadCaps(Leads leads, LeadRules rules) {
    this.leads = leads;
    this.rules = rules;
  }

  /** Locks these leads, and says of each what the caps allow. */
  public Uni<Map<UUID, Kept>> of(Work work, Collection<UUID> ids, Instant now) {
    return leads
        .lock(work, ids)
        .chain(
            held ->
                rules
                    .of(work, held.values().stream().map(Held::campaignId).distinct().toList())
                    .map(book -> kept(held, book, now)));
  }

  private static Map<UUID, Kept> kept(Map<UUID, Held> held, RuleBook book, Instant now) {
    Map<UUID, Kept> kept = new HashMap<>();
    held.forEach((id, one) -> kept.put(id, kept(one, book.of(one), now)));
    return kept;
  }

  private static Kept kept(Held held, DialRules rules, Instant now) {
    boolean left =
        held.lead().callback() != null
            || held.lead().attempts() == 0
            || held.lead().attempts() < rules.retry().maxAttempts();
    return new Kept(rules.capsKept(held.lead().lately(), now), left);
  }

  /**
   * What the caps allow.
   *
   * @param capsKeptAt when they let the lead be called
   * @param attemptsLeft whether the campaign allows another attempt, or promised a callback
   */
  public record Kept(Instant capsKeptAt, boolean attemptsLeft) {}
}
