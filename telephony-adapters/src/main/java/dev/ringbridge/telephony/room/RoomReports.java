package dev.ringbridge.telephony.room;

import dev.ringbridge.foundation.database.Database;
import dev.ringbridge.foundation.database.Work;
import dev.ringbridge.telephony.InTelephony;
import dev.ringbridge.telephony.carrier.Errand;
import dev.ringbridge.telephony.carrier.Errands;
import dev.ringbridge.telephony.inbox.Inbox;
import dev.ringbridge.telephony.inbox.Letter;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Takes in what carriers say of rooms, each report once. */
@ApplicationScoped
public class RoomReports {
  private final Database database;
  private final Inbox inbox;
  private final Rooms rooms;
  private final Errands errands;

  RoomReports(@InTelephony Database database, Inbox inbox, Rooms rooms, Errands errands) {
    this.database = database;
    this.inbox = inbox;
    this.rooms = rooms;
    this.errands = errands;
  }

  /** Takes in one report; it is committed when this completes. */
  public Uni<Void> take(Letter letter, RoomReport report) {
    return database
        .asEngine(work -> file(work, letter, report))
        .invoke(errands::run)
        .replaceWithVoid();
  }

  private Uni<List<Errand>> file(Work work, Letter letter, RoomReport report) {
    return inbox
        .file(work, letter)
        .chain(
            fresh -> fresh ? rooms.take(work, report) : Uni.createFrom().item(List.<Errand>of()));
  }
}
