package dev.ringbridge.telephony.recording;

import dev.ringbridge.core.access.Role;
import dev.ringbridge.foundation.access.Caller;
import dev.ringbridge.foundation.database.Database;
import dev.ringbridge.foundation.problem.ProblemCode;
import dev.ringbridge.foundation.problem.Refusal;
import dev.ringbridge.telephony.InTelephony;
import dev.ringbridge.telephony.carrier.Carriers;
import dev.ringbridge.telephony.carrier.Recorder;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Objects;
import java.util.UUID;

/** Has a recording paused and goes on with it, while the call goes on. */
@ApplicationScoped
class Pausing {
  private final Database database;
  private final RecordingRows rows;
  private final Carriers carriers;

  Pausing(@InTelephony Database database, RecordingRows rows, Carriers carriers) {
    this.database = database;
    this.rows = rows;
    this.carriers = carriers;
  }

  /** Asks the carrier first, and writes down what it did; asked twice, it does it once more. */
  Uni<Recording> pause(Caller who, UUID id, boolean paused) {
    return find(who, id)
        .invoke(recording -> refuse(who, recording))
        .call(recording -> ask(recording, paused))
        .chain(
            recording ->
                database.inOrganization(who.organizationId(), work -> rows.pause(work, id, paused)))
        .chain(() -> find(who, id));
  }

  private Uni<Recording> find(Caller who, UUID id) {
    return database
        .inOrganization(who.organizationId(), work -> rows.find(work, id))
        .map(found -> found.orElseThrow(() -> Refusal.notFound("recording")));
  }

  private static void refuse(Caller who, Recording recording) {
    if (who.role() == Role.AGENT && !recording.agentId().equals(who.userId())) {
      throw Refusal.of(ProblemCode.AUTHORIZATION_ERROR, "It is another agent's call.");
    }
    boolean open =
        recording.state() == RecordingState.RECORDING || recording.state() == RecordingState.PAUSED;
    if (!open) {
      throw notRecording();
    }
  }

  private Uni<Void> ask(Recording recording, boolean paused) {
    Recorder recorder =
        carriers.recorder(recording.leg().accountId()).orElseThrow(Pausing::notRecording);
    if (!recorder.pauses()) {
      throw Refusal.of(ProblemCode.CONFLICT, "The carrier of this call cannot pause a recording.");
    }
    return recorder
        .pause(recording.leg(), Objects.requireNonNull(recording.carrierId()), paused)
        .invoke(
            done -> {
              if (!done) {
                throw notRecording();
              }
            })
        .replaceWithVoid();
  }

  private static Refusal notRecording() {
    return Refusal.of(ProblemCode.CONFLICT, "The call is not being recorded now.");
  }
}
