package dev.ringbridge.queue.call;

import dev.ringbridge.core.call.Outcome;
import dev.ringbridge.core.lead.Lead;
import dev.ringbridge.core.lead.RetryRules;
import dev.ringbridge.foundation.database.Work;
import dev.ringbridge.queue.call.Folding.ForLead;
import dev.ringbridge.queue.lead.Leads;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Tells leads what became of their calls, by the rules of their campaigns. */
@ApplicationScoped
class TrackedLeads {
  private static final String RULES =
      "select id, max_attempts, retry_minutes from queue.campaigns where id = any($1::uuid[])";

  private final Leads leads;
  private final Clock clock;

  TrackedLeads(Leads leads, Clock clock) {
    this.leads = leads;
    this.clock = clock;
  }

  /** Moves each lead by what it hears, in order, and stores all of them. */
  Uni<Void> tell(Work work, List<ForLead> news) {
    if (news.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    UUID[] campaigns = news.stream().map(ForLead::campaignId).distinct().toArray(UUID[]::new);
    return work.sql()
        .preparedQuery(RULES)
        .execute(Tuple.of(campaigns))
        .map(TrackedLeads::rules)
        .chain(rules -> move(work, news, rules));
  }

  private Uni<Void> move(Work work, List<ForLead> news, Map<UUID, RetryRules> rules) {
    return leads
        .lock(work, news.stream().map(ForLead::leadId).toList())
        .chain(before -> leads.store(work, before, moved(before, news, rules)));
  }

  private Map<UUID, Lead> moved(
      Map<UUID, Lead> before, List<ForLead> news, Map<UUID, RetryRules> rules) {
    Map<UUID, Lead> after = new HashMap<>(before);
    Instant now = clock.instant();
    for (ForLead one : news) {
      RetryRules ofCampaign = rules.getOrDefault(one.campaignId(), RetryRules.DEFAULT);
      after.computeIfPresent(
          one.leadId(), (id, lead) -> lead.on(one.event(), ofCampaign, now).lead());
    }
    return after;
  }

  private static Map<UUID, RetryRules> rules(RowSet<Row> rows) {
    Map<UUID, RetryRules> rules = new HashMap<>();
    rows.forEach(row -> rules.put(row.getUUID("id"), rules(row)));
    return rules;
  }

  private static RetryRules rules(Row row) {
    Map<Outcome, Duration> delays = new EnumMap<>(Outcome.class);
    ((JsonObject) row.getJson("retry_minutes"))
        .forEach(
            entry ->
                delays.put(
                    Outcome.valueOf(entry.getKey()),
                    Duration.ofMinutes(((Number) entry.getValue()).longValue())));
    return new RetryRules(row.getInteger("max_attempts"), delays);
  }
}
