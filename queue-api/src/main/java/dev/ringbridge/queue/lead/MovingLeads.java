package dev.ringbridge.queue.lead;

import dev.ringbridge.core.lead.Lead;
import dev.ringbridge.core.lead.LeadEvent;
import dev.ringbridge.foundation.database.Work;
import dev.ringbridge.queue.lead.LeadDecisions.Decided;
import dev.ringbridge.queue.lead.LeadRules.RuleBook;
import dev.ringbridge.queue.lead.Leads.Held;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Tells leads what happened to them, and moves them by the rules that apply to each. */
@ApplicationScoped
public class MovingLeads {
  private final Leads leads;
  private final LeadRules rules;
  private final LeadDecisions decisions;
  private final Clock clock;

  MovingLeads(Leads leads, LeadRules rules, LeadDecisions decisions, Clock clock) {
    this.leads = leads;
    this.rules = rules;
    this.decisions = decisions;
    this.clock = clock;
  }

  /** Moves each lead by what it hears, in order, and stores all of them. */
  public Uni<Moved> tell(Work work, List<LeadNews> news) {
    if (news.isEmpty()) {
      return Uni.createFrom().item(new Moved(Map.of(), Map.of(), Set.of()));
    }
    return leads
        .lock(work, news.stream().map(LeadNews::leadId).toList())
        .chain(before -> move(work, before, news));
  }

  private Uni<Moved> move(Work work, Map<UUID, Held> before, List<LeadNews> news) {
    return rules
        .of(work, before.values().stream().map(Held::campaignId).distinct().toList())
        .chain(book -> move(work, before, news, book));
  }

  private Uni<Moved> move(Work work, Map<UUID, Held> held, List<LeadNews> news, RuleBook book) {
    List<Decided> decided = new ArrayList<>();
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    Moved moved = moved(held, news, book, now, decided);
    return leads
        .store(work, moved.before(), moved.after())
        .chain(() -> decisions.keep(work, decided, now))
        .replaceWith(moved);
  }

  private static Moved moved(
      Map<UUID, Held> held,
      List<LeadNews> news,
      RuleBook book,
      Instant now,
      List<Decided> decided) {
    Map<UUID, Lead> before = new HashMap<>();
    held.forEach((id, one) -> before.put(id, one.lead()));
    Map<UUID, Lead> after = new HashMap<>(before);
    Set<UUID> asked = new HashSet<>();
    for (LeadNews one : news) {
      Held known = held.get(one.leadId());
      if (known != null) {
        Lead lead = after.getOrDefault(one.leadId(), known.lead());
        Lead.Step step = lead.on(one.event(), book.of(known), now);
        after.put(one.leadId(), step.lead());
        decided.add(new Decided(step.lead(), one.event(), step.facts(), one.cause()));
        if (one.event() instanceof LeadEvent.Disposed said && said.asksForSilence()) {
          asked.add(one.leadId());
        }
      }
    }
    decided.removeIf(one -> !one.isWorthKeeping());
    return new Moved(before, after, asked);
  }

  /**
   * Leads before and after.
   *
   * @param before as they were
   * @param after as they are
   * @param asked those who asked not to be called any more, whether or not they were suppressed
   */
  public record Moved(Map<UUID, Lead> before, Map<UUID, Lead> after, Set<UUID> asked) {}
}
