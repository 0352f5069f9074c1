package dev.ringbridge.gateway.shift;

import dev.ringbridge.core.agent.Agent;
import dev.ringbridge.core.agent.AgentState;
import dev.ringbridge.core.agent.BreakReason;
import dev.ringbridge.core.agent.Duty;
import dev.ringbridge.core.agent.Leg;
import dev.ringbridge.core.call.CallRef;
import dev.ringbridge.core.event.Tenancy;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Between a row of gateway.agents and {@link OnShift}. */
final class AgentRows {
  private AgentRows() {}

  static OnShift read(Row row) {
    return new OnShift(
        agent(row),
        new Tenancy(row.getUUID("organization_id"), row.getUUID("branch_id")),
        List.of(row.getArrayOfUUIDs("campaign_ids")),
        call(row),
        new OnShift.Times(
            instant(row, "epoch_at"), instantOrNull(row, "leg_up_at"), instant(row, "lease_until")),
        row.getLong("legs_over"),
        row.getLong("version"));
  }

  private static Agent agent(Row row) {
    return new Agent(
        row.getUUID("agent_id"),
        AgentState.valueOf(row.getString("state")),
        AgentState.valueOf(row.getString("wanted")),
        BreakReason.valueOf(row.getString("break_reason")),
        row.getLong("epoch"),
        leg(row),
        row.getUUID("call_id"),
        instant(row, "since"),
        instantOrNull(row, "until"),
        new Duty(row.getBoolean("call_disposed"), row.getBoolean("must_dispose")));
  }

  private static @Nullable Leg leg(Row row) {
    String room = row.getString("leg_room");
    return room == null
        ? null
        : new Leg(room, row.getLong("leg_epoch"), row.getUUID("leg_account_id"));
  }

  private static @Nullable CallRef call(Row row) {
    UUID callId = row.getUUID("call_id");
    if (callId == null) {
      return null;
    }
    return new CallRef(
        callId,
        row.getUUID("call_campaign_id"),
        row.getUUID("call_lead_id"),
        new Tenancy(row.getUUID("organization_id"), row.getUUID("call_branch_id")));
  }

  private static Instant instant(Row row, String column) {
    return row.getOffsetDateTime(column).toInstant();
  }

  private static @Nullable Instant instantOrNull(Row row, String column) {
    return row.getOffsetDateTime(column) == null ? null : instant(row, column);
  }

  /** The columns of the rows, in the order in which the update takes them. */
  static Tuple columns(List<OnShift> rows) {
    Columns all = new Columns(rows);
    return Tuple.tuple()
        .addArrayOfUUID(all.of(one -> one.agent().id(), UUID[]::new))
        .addArrayOfString(all.of(one -> one.agent().state().name(), String[]::new))
        .addArrayOfString(all.of(one -> one.agent().wanted().name(), String[]::new))
        .addArrayOfString(all.of(one -> one.agent().breakReason().name(), String[]::new))
        .addArrayOfLong(all.of(one -> one.agent().epoch(), Long[]::new))
        .addArrayOfOffsetDateTime(all.times(one -> one.times().epochAt()))
        .addArrayOfString(all.legs(Leg::room, String[]::new))
        .addArrayOfLong(all.legs(Leg::epoch, Long[]::new))
        .addArrayOfOffsetDateTime(all.times(one -> one.times().legUpAt()))
        .addArrayOfLong(all.of(OnShift::legsOver, Long[]::new))
        .addArrayOfUUID(all.calls(CallRef::callId))
        .addArrayOfUUID(all.calls(CallRef::campaignId))
        .addArrayOfUUID(all.calls(CallRef::leadId))
        .addArrayOfUUID(all.calls(ref -> ref.tenancy().branchId()))
        .addArrayOfOffsetDateTime(all.times(one -> one.agent().since()))
        .addArrayOfOffsetDateTime(all.times(one -> one.agent().until()))
        .addArrayOfLong(all.of(OnShift::version, Long[]::new))
        .addArrayOfBoolean(all.of(one -> one.agent().duty().disposed(), Boolean[]::new))
        .addArrayOfBoolean(all.of(one -> one.agent().duty().binding(), Boolean[]::new))
        .addArrayOfUUID(all.legs(Leg::accountId, UUID[]::new));
  }

  private record Columns(List<OnShift> rows) {
    <T extends @Nullable Object> T[] of(Function<OnShift, T> part, IntFunction<T[]> array) {
      return rows.stream().map(part).toArray(array);
    }

    OffsetDateTime[] times(Function<OnShift, @Nullable Instant> part) {
      return rows.stream().map(part).map(AgentRows::offset).toArray(OffsetDateTime[]::new);
    }

    <T extends @Nullable Object> T[] legs(Function<Leg, T> part, IntFunction<T[]> array) {
      return rows.stream()
          .map(one -> one.agent().leg())
          .map(leg -> leg == null ? null : part.apply(leg))
          .toArray(array);
    }

    UUID[] calls(Function<CallRef, @Nullable UUID> part) {
      return rows.stream()
          .map(OnShift::call)
          .map(ref -> ref == null ? null : part.apply(ref))
          .toArray(UUID[]::new);
    }
  }

  private static @Nullable OffsetDateTime offset(@Nullable Instant time) {
    return time == null ? null : time.atOffset(ZoneOffset.UTC);
  }
}
