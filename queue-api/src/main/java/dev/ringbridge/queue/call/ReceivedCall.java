package dev.ringbridge.queue.call;

import dev.ringbridge.core.call.CallRef;
import dev.ringbridge.core.call.PhoneNumber;
import dev.ringbridge.core.call.Reservation;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A call that came in, taken for a lead's.
 *
 * @param accountId the account that carries it
 * @param from the number they called from
 * @param at when it rang
 * @param agent whom it is meant for; null where anyone takes it
 */
public record ReceivedCall(
    CallRef call, UUID accountId, PhoneNumber from, Instant at, @Nullable Reservation agent) {
  Tuple columns() {
    return Tuple.tuple()
        .addUUID(call.callId())
        .addUUID(call.tenancy().organizationId())
        .addUUID(call.tenancy().branchId())
        .addUUID(call.campaignId())
        .addUUID(call.leadId())
        .addUUID(accountId)
        .addString(from.e164())
        .addOffsetDateTime(at.atOffset(ZoneOffset.UTC))
        .addUUID(agent == null ? null : agent.agentId())
        .addLong(agent == null ? null : agent.epoch());
  }
}
