package dev.ringbridge.queue.call;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.ringbridge.core.call.Answerer;
import dev.ringbridge.core.call.Attestation;
import dev.ringbridge.core.call.Call;
import dev.ringbridge.core.call.CallRef;
import dev.ringbridge.core.call.CallState;
import dev.ringbridge.core.call.Ending;
import dev.ringbridge.core.call.Evidence;
import dev.ringbridge.core.call.Mark;
import dev.ringbridge.core.call.Moments;
import dev.ringbridge.core.call.Outcome;
import dev.ringbridge.core.disposition.Disposition;
import dev.ringbridge.core.disposition.Dispositions;
import dev.ringbridge.core.event.Tenancy;
import dev.ringbridge.core.lead.Callback;
import dev.ringbridge.foundation.json.Json;
import dev.ringbridge.queue.call.Calls.Matching;
import dev.ringbridge.queue.call.Calls.StoredCall;
import dev.ringbridge.queue.disposition.DispositionView;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Calls to and from rows. */
final class CallRows {
  private static final String DISPOSITION = "disposition";
  private static final String LANGUAGE = "language";
  private static final String ATTESTATION = "attestation";

  /** The columns of what may be so of a call. */
  private static final Map<Mark, String> MARKS =
      Map.of(
          Mark.CAME_IN, "came_in",
          Mark.SAFE_HARBOR_GIVEN, "safe_harbor_given",
          Mark.MACHINE_MESSAGE_GIVEN, "message_given",
          Mark.MESSAGE_FIRST, "message_first",
          Mark.MESSAGE_HEARD, "message_heard",
          Mark.TRANSFER_REQUESTED, "transfer_requested",
          Mark.OPTED_OUT, "opted_out");

  private CallRows() {}

  static StoredCall stored(Row row) {
    return new StoredCall(
        call(row),
        row.getBoolean("revived"),
        row.getUUID("reserved_agent_id"),
        moment(row, "ready_at"),
        disposition(row).map(disposition -> result(disposition, row)));
  }

  private static CallResult result(Disposition disposition, Row row) {
    Instant callbackAt = moment(row, "callback_at");
    JsonObject said = row.getJsonObject("said");
    return new CallResult(
        disposition,
        row.getString("sub_disposition"),
        callbackAt,
        callbackAt == null ? null : new Callback(row.getUUID("callback_agent_id")),
        said == null ? null : said.getString(LANGUAGE));
  }

  /** The disposition as it was when it was said; what was said before that was kept, as it is. */
  static Optional<Disposition> disposition(Row row) {
    String code = row.getString("disposition");
    JsonObject said = row.getJsonObject("said");
    return said == null || code == null
        ? Optional.ofNullable(code).flatMap(Dispositions::find)
        : Optional.of(read(said.getJsonObject(DISPOSITION)).disposition());
  }

  private static DispositionView read(JsonObject json) {
    try {
      return Json.MAPPER.readValue(json.encode(), DispositionView.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What is kept of a disposition: all of it. */
  static JsonObject said(CallResult result) {
    try {
      String disposition = Json.MAPPER.writeValueAsString(DispositionView.of(result.disposition()));
      return new JsonObject()
          .put(DISPOSITION, new JsonObject(disposition))
          .put(LANGUAGE, result.language());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Call call(Row row) {
    return new Call(
        new CallRef(
            row.getUUID("id"),
            row.getUUID("campaign_id"),
            row.getUUID("lead_id"),
            new Tenancy(row.getUUID("organization_id"), row.getUUID("branch_id"))),
        CallState.valueOf(row.getString("state")),
        named(row, "ending", Ending::valueOf),
        named(row, "evidence", Evidence::valueOf),
        new Moments(
            moment(row, "placing_at"),
            moment(row, "placed_at"),
            moment(row, "ringing_at"),
            moment(row, "answered_at"),
            moment(row, "bridged_at"),
            moment(row, "handed_over_at"),
            moment(row, "ended_at")),
        row.getUUID("agent_id"),
        named(row, "answerer", Answerer::valueOf),
        marks(row));
  }

  private static Set<Mark> marks(Row row) {
    Stream<Mark> happened =
        MARKS.entrySet().stream()
            .filter(mark -> row.getBoolean(mark.getValue()))
            .map(Map.Entry::getKey);
    Attestation attestation = named(row, ATTESTATION, Attestation::valueOf);
    return Stream.concat(happened, Stream.ofNullable(attestation).map(Attestation::mark))
        .collect(Collectors.toUnmodifiableSet());
  }

  static <T> @Nullable T named(Row row, String column, Function<String, T> read) {
    String name = row.getString(column);
    return name == null ? null : read.apply(name);
  }

  static @Nullable Instant moment(Row row, String column) {
    OffsetDateTime at = row.getOffsetDateTime(column);
    return at == null ? null : at.toInstant();
  }

  static JsonObject json(StoredCall stored) {
    Call call = stored.call();
    Moments moments = call.moments();
    Outcome outcome = call.outcome();
    JsonObject json = new JsonObject();
    MARKS.forEach((mark, column) -> json.put(column, call.has(mark)));
    return json.put("id", call.ref().callId().toString())
        .put("state", call.state().name())
        .put("ending", text(call.ending()))
        .put("evidence", text(call.evidence()))
        .put("placing_at", text(moments.placing()))
        .put("placed_at", text(moments.placed()))
        .put("ringing_at", text(moments.ringing()))
        .put("answered_at", text(moments.answered()))
        .put("bridged_at", text(moments.bridged()))
        .put("handed_over_at", text(moments.handedOver()))
        .put("ended_at", text(moments.ended()))
        .put("agent_id", text(call.agentId()))
        .put("answerer", text(call.answerer()))
        .put(ATTESTATION, Attestation.of(call).map(Attestation::name).orElse(null))
        .put("outcome", text(outcome))
        .put("attempt", call.isAttempt())
        .put("revived", stored.revived());
  }

  static JsonObject json(UUID call, Matching match) {
    return new JsonObject()
        .put("id", call.toString())
        .put("agent_id", text(match.agentId()))
        .put("ready_at", text(match.readyAt()));
  }

  static @Nullable String text(@Nullable Object value) {
    return value == null ? null : value.toString();
  }

  static JsonObject unknown(CallRef ref) {
    UUID lead = ref.leadId();
    return new JsonObject()
        .put("id", ref.callId().toString())
        .put("organization_id", ref.tenancy().organizationId().toString())
        .put("branch_id", ref.tenancy().branchId().toString())
        .put("campaign_id", ref.campaignId().toString())
        .put("lead_id", lead == null ? null : lead.toString())
        .put("state", CallState.PLANNED.name());
  }
}
