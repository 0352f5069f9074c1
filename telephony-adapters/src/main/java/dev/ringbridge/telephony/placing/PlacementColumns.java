package dev.ringbridge.telephony.placing;

import dev.ringbridge.telephony.Columns;
import dev.ringbridge.telephony.Seen;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * What of placements changes, column by column, so that one statement writes down any number.
 *
 * @param changed the placements, each with the moment by which it is as it is
 * @param checks when too little is heard of them
 */
record PlacementColumns(List<Seen<Placement>> changed, CheckTimes checks) {

  /** In the order of the statement. */
  Tuple tuple() {
    return Tuple.tuple()
        .addArrayOfUUID(column(placement -> placement.call().callId(), UUID[]::new))
        .addArrayOfString(column(placement -> placement.state().name(), String[]::new))
        .addArrayOfInteger(column(placement -> placement.tries().count(), Integer[]::new))
        .addArrayOfOffsetDateTime(moments(placement -> placement.tries().last()))
        .addArrayOfString(column(Placement::carrierCallId, String[]::new))
        .addArrayOfString(column(placement -> placement.wish().name(), String[]::new))
        .addArrayOfOffsetDateTime(moments(Placement::ringingAt))
        .addArrayOfString(column(PlacementColumns::ending, String[]::new))
        .addArrayOfOffsetDateTime(moments(Placement::endedAt))
        .addArrayOfOffsetDateTime(checkTimes())
        .addArrayOfUUID(column(placement -> placement.carriage().accountId(), UUID[]::new));
  }

  private static @Nullable String ending(Placement placement) {
    return placement.ending() == null ? null : placement.ending().name();
  }

  private OffsetDateTime[] moments(Function<Placement, @Nullable Instant> part) {
    return column(placement -> Columns.parameter(part.apply(placement)), OffsetDateTime[]::new);
  }

  private OffsetDateTime[] checkTimes() {
    return changed.stream()
        .map(one -> Columns.parameter(checks.after(one.row(), one.now())))
        .toArray(OffsetDateTime[]::new);
  }

  private <T> T[] column(Function<Placement, @Nullable T> part, IntFunction<T[]> array) {
    return changed.stream().map(one -> part.apply(one.row())).toArray(array);
  }
}
