package dev.ringbridge.telephony.room;

import dev.ringbridge.foundation.database.Database;
import dev.ringbridge.telephony.InTelephony;
import dev.ringbridge.telephony.carrier.CarrierCall;
import dev.ringbridge.telephony.carrier.CarrierLeg;
import dev.ringbridge.telephony.carrier.Errands;
import dev.ringbridge.telephony.carrier.Inquiries;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** What the carrier says of rooms when it is asked, taken in like its reports. */
@ApplicationScoped
class RoomInquiry {
  private final Database database;
  private final Inquiries inquiries;
  private final Rooms rooms;
  private final Errands errands;

  RoomInquiry(@InTelephony Database database, Inquiries inquiries, Rooms rooms, Errands errands) {
    this.database = database;
    this.inquiries = inquiries;
    this.rooms = rooms;
    this.errands = errands;
  }

  /** The conference of a room if this call is in it; empty if it is not, or nobody could say. */
  Uni<Optional<String>> conferenceWith(CarrierLeg leg, String room) {
    return inquiries.conferenceWith(leg, room).map(said -> said.flatMap(inner -> inner));
  }

  /** Whether a call is over for certain: the carrier says so, or knows no such call. */
  Uni<Boolean> isOver(CarrierLeg leg) {
    return inquiries
        .find(leg)
        .map(
            said ->
                said.map(
                        call ->
                            call.map(found -> found.standing() == CarrierCall.Standing.OVER)
                                .orElse(true))
                    .orElse(false));
  }

  /** Takes in what was learned. */
  Uni<Void> take(RoomReport learned) {
    return database
        .asEngine(work -> rooms.take(work, learned))
        .invoke(errands::run)
        .replaceWithVoid();
  }
}
