package dev.ringbridge.queue.lead;

import dev.ringbridge.core.disposition.SalesStatus;
import dev.ringbridge.core.lead.Category;
import dev.ringbridge.core.lead.DialState;
import dev.ringbridge.core.lead.Lead;
import dev.ringbridge.core.lead.Numbers;
import dev.ringbridge.core.lead.Priority;
import dev.ringbridge.core.lead.Temperature;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A lead as people see it.
 *
 * @param phone the number that is dialed next, in E.164 form
 * @param numbers all of its numbers, in the order in which they take turns
 * @param attributes the columns of its file that have no field of their own
 * @param region the state or province of its address; empty where none is known
 * @param wantsLanguage what its agent must speak; null where any will do
 * @param callbackAgentId who promised to call it back; null where anyone may, or nobody did
 * @param dueAt when it may be dialed; means something while it waits
 * @param rowNumber its row in the file it came from; null where it came from none
 */
record LeadView(
    UUID id,
    UUID campaignId,
    @Nullable UUID batchId,
    @Nullable Integer rowNumber,
    String phone,
    List<LeadNumberView> numbers,
    String name,
    String email,
    String language,
    String source,
    String externalId,
    @Nullable Integer score,
    Map<String, String> attributes,
    Priority priority,
    Temperature temperature,
    Category category,
    String region,
    @Nullable String wantsLanguage,
    @Nullable UUID callbackAgentId,
    DialState dialState,
    SalesStatus salesStatus,
    int attempts,
    Instant dueAt,
    @Nullable UUID callId,
    @Nullable Instant lastContactedAt,
    Instant createdAt) {

  static LeadView of(Row row) {
    Lead lead = Leads.lead(row, Numbers.ONE);
    OffsetDateTime contacted = row.getOffsetDateTime("last_contacted_at");
    return new LeadView(
        row.getUUID("id"),
        row.getUUID("campaign_id"),
        row.getUUID("batch_id"),
        row.getInteger("row_number"),
        row.getString("phone"),
        LeadNumberView.of(row, lead),
        row.getString("name"),
        row.getString("email"),
        row.getString("language"),
        row.getString("source"),
        row.getString("external_id"),
        row.getInteger("score"),
        attributes((JsonObject) row.getJson("attributes")),
        lead.standing().priority(),
        lead.temperature(),
        lead.category(),
        row.getString("region"),
        row.getString("wants_language"),
        row.getUUID("callback_agent_id"),
        lead.dialState(),
        lead.salesStatus(),
        lead.attempts(),
        lead.dueAt(),
        lead.callId(),
        contacted == null ? null : contacted.toInstant(),
        row.getOffsetDateTime("created_at").toInstant());
  }

  private static Map<String, String> attributes(JsonObject json) {
    Map<String, String> attributes = new HashMap<>();
    json.forEach(entry -> attributes.put(entry.getKey(), String.valueOf(entry.getValue())));
    return attributes;
  }
}
