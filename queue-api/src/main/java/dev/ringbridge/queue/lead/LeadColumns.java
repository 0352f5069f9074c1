package dev.ringbridge.queue.lead;

import dev.ringbridge.core.lead.Callback;
import dev.ringbridge.core.lead.Lead;
import dev.ringbridge.core.lead.QueuePlace;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Leads as the columns of one statement, an array for each: PostgreSQL reads arrays of typed values
 * faster than the same as JSON (docs/benchmarks.md).
 */
final class LeadColumns {
  private final List<Lead> leads;
  private final Map<UUID, Lead> before;

  /**
   * @param before as they were; a lead that is not there counts as one that waited
   */
  LeadColumns(List<Lead> leads, Map<UUID, Lead> before) {
    this.leads = leads;
    this.before = before;
  }

  /** In the order in which {@link Leads} names them. */
  Tuple values() {
    return Tuple.tuple()
        .addArrayOfUUID(each(Lead::id, UUID[]::new))
        .addArrayOfShort(each(lead -> (short) QueuePlace.of(lead).tier(), Short[]::new))
        .addArrayOfString(each(lead -> lead.dialState().name(), String[]::new))
        .addArrayOfString(each(lead -> lead.salesStatus().name(), String[]::new))
        .addArrayOfInteger(each(Lead::attempts, Integer[]::new))
        .addArrayOfString(each(LeadColumns::lately, String[]::new))
        .addArrayOfOffsetDateTime(
            each(lead -> lead.dueAt().atOffset(ZoneOffset.UTC), OffsetDateTime[]::new))
        .addArrayOfBoolean(each(lead -> lead.callback() != null, Boolean[]::new))
        .addArrayOfUUID(each(LeadColumns::promisedBy, UUID[]::new))
        .addArrayOfUUID(each(Lead::callId, UUID[]::new))
        .addArrayOfBoolean(each(Lead::attempted, Boolean[]::new))
        .addArrayOfBoolean(each(Lead::suppressed, Boolean[]::new))
        .addArrayOfBoolean(each(this::contacted, Boolean[]::new))
        .addArrayOfString(each(LeadColumns::phone, String[]::new))
        .addArrayOfBoolean(each(this::waited, Boolean[]::new));
  }

  private <T> T[] each(Value<T> value, IntFunction<T[]> array) {
    T[] column = array.apply(leads.size());
    for (int i = 0; i < column.length; i++) {
      column[i] = value.of(leads.get(i));
    }
    return column;
  }

  /** Arrays of different lengths are no array of arrays: each is written as PostgreSQL does. */
  private static String lately(Lead lead) {
    return lead.lately().stream().map(Instant::toString).collect(Collectors.joining(",", "{", "}"));
  }

  private static @Nullable UUID promisedBy(Lead lead) {
    Callback callback = lead.callback();
    return callback == null ? null : callback.agentId();
  }

  private static @Nullable String phone(Lead lead) {
    return lead.numbers().current().map(one -> one.phone().e164()).orElse(null);
  }

  private boolean contacted(Lead lead) {
    Lead was = before.get(lead.id());
    return was == null || lead.attempts() > was.attempts();
  }

  private boolean waited(Lead lead) {
    Lead was = before.get(lead.id());
    return was == null || was.dialState().isQueued();
  }

  private interface Value<T> {
    @Nullable T of(Lead lead);
  }
}
