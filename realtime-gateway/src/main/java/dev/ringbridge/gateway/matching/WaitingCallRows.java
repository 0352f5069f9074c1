package dev.ringbridge.gateway.matching;

import dev.ringbridge.core.call.CallRef;
import dev.ringbridge.core.call.Ending;
import dev.ringbridge.core.call.Reservation;
import dev.ringbridge.core.event.Tenancy;
import dev.ringbridge.gateway.matching.WaitingCall.Course;
import dev.ringbridge.gateway.matching.WaitingCall.Match;
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

/** Between a row of gateway.waiting_calls and {@link WaitingCall}. */
final class WaitingCallRows {
  private WaitingCallRows() {}

  static WaitingCall read(Row row) {
    return new WaitingCall(
        new CallRef(
            row.getUUID("call_id"),
            row.getUUID("campaign_id"),
            row.getUUID("lead_id"),
            new Tenancy(row.getUUID("organization_id"), row.getUUID("branch_id"))),
        row.getOffsetDateTime("answered_at").toInstant(),
        row.getOffsetDateTime("safe_harbor_at").toInstant(),
        WaitingState.valueOf(row.getString("state")),
        match(row, "", "matched_at", false),
        match(row, "heir_", "heir_at", row.getBoolean("heir_asked")),
        row.getUUID("refusal_id"),
        new Course(instant(row, "bridged_at"), ending(row), instant(row, "ended_at")));
  }

  private static @Nullable Match match(Row row, String of, String at, boolean asked) {
    UUID agentId = row.getUUID(of + "agent_id");
    return agentId == null
        ? null
        : new Match(
            agentId,
            row.getString(of + "room"),
            row.getLong(of + "leg_epoch"),
            row.getOffsetDateTime(at).toInstant(),
            asked);
  }

  private static @Nullable Ending ending(Row row) {
    String ending = row.getString("ending");
    return ending == null ? null : Ending.valueOf(ending);
  }

  private static @Nullable Instant instant(Row row, String column) {
    OffsetDateTime time = row.getOffsetDateTime(column);
    return time == null ? null : time.toInstant();
  }

  /** The columns of rows that changed. */
  static Tuple columns(List<WaitingCall> calls) {
    return identity(calls, WaitingCall::call)
        .addArrayOfOffsetDateTime(times(calls, WaitingCall::answeredAt))
        .addArrayOfOffsetDateTime(times(calls, WaitingCall::safeHarborAt))
        .addArrayOfString(column(calls, call -> call.state().name(), String[]::new))
        .addArrayOfUUID(matches(calls, WaitingCall::match, Match::agentId, UUID[]::new))
        .addArrayOfString(matches(calls, WaitingCall::match, Match::room, String[]::new))
        .addArrayOfLong(matches(calls, WaitingCall::match, Match::legEpoch, Long[]::new))
        .addArrayOfOffsetDateTime(times(calls, call -> at(call.match())))
        .addArrayOfUUID(column(calls, WaitingCall::refusalId, UUID[]::new))
        .addArrayOfOffsetDateTime(times(calls, call -> call.course().bridgedAt()))
        .addArrayOfString(column(calls, WaitingCallRows::endingOf, String[]::new))
        .addArrayOfOffsetDateTime(times(calls, call -> call.course().endedAt()))
        .addArrayOfUUID(matches(calls, WaitingCall::heir, Match::agentId, UUID[]::new))
        .addArrayOfString(matches(calls, WaitingCall::heir, Match::room, String[]::new))
        .addArrayOfLong(matches(calls, WaitingCall::heir, Match::legEpoch, Long[]::new))
        .addArrayOfOffsetDateTime(times(calls, call -> at(call.heir())))
        .addArrayOfBoolean(column(calls, WaitingCallRows::isAsked, Boolean[]::new));
  }

  private static boolean isAsked(WaitingCall call) {
    Match heir = call.heir();
    return heir != null && heir.asked();
  }

  private static <T> T[] matches(
      List<WaitingCall> calls,
      Function<WaitingCall, @Nullable Match> which,
      Function<Match, T> part,
      IntFunction<T[]> array) {
    return calls.stream()
        .map(which)
        .map(match -> match == null ? null : part.apply(match))
        .toArray(array);
  }

  private static @Nullable Instant at(@Nullable Match match) {
    return match == null ? null : match.at();
  }

  private static @Nullable String endingOf(WaitingCall call) {
    Ending ending = call.course().ending();
    return ending == null ? null : ending.name();
  }

  /** The columns of calls that begin to wait. */
  static Tuple arrivals(List<Arrival> arrivals) {
    return identity(arrivals, Arrival::call)
        .addArrayOfOffsetDateTime(times(arrivals, Arrival::at))
        .addArrayOfOffsetDateTime(times(arrivals, Arrival::safeHarborAt))
        .addArrayOfUUID(promises(arrivals, Reservation::agentId, UUID[]::new))
        .addArrayOfLong(promises(arrivals, Reservation::epoch, Long[]::new));
  }

  private static <T> Tuple identity(List<T> all, Function<T, CallRef> ref) {
    return Tuple.tuple()
        .addArrayOfUUID(column(all, ref.andThen(CallRef::callId), UUID[]::new))
        .addArrayOfUUID(
            column(all, ref.andThen(one -> one.tenancy().organizationId()), UUID[]::new))
        .addArrayOfUUID(column(all, ref.andThen(one -> one.tenancy().branchId()), UUID[]::new))
        .addArrayOfUUID(column(all, ref.andThen(CallRef::campaignId), UUID[]::new))
        .addArrayOfUUID(column(all, ref.andThen(CallRef::leadId), UUID[]::new));
  }

  private static <T> T[] promises(
      List<Arrival> arrivals, Function<Reservation, T> part, IntFunction<T[]> array) {
    return arrivals.stream()
        .map(Arrival::reservation)
        .map(promise -> promise == null ? null : part.apply(promise))
        .toArray(array);
  }

  private static <S> OffsetDateTime[] times(List<S> all, Function<S, @Nullable Instant> part) {
    return all.stream()
        .map(part)
        .map(time -> time == null ? null : time.atOffset(ZoneOffset.UTC))
        .toArray(OffsetDateTime[]::new);
  }

  private static <S, T extends @Nullable Object> T[] column(
      List<S> all, Function<S, T> part, IntFunction<T[]> array) {
    return all.stream().map(part).toArray(array);
  }
}
