package dev.ringbridge.telephony.recording;

import dev.ringbridge.core.recording.RecordingEvent.RecordingReady;
import dev.ringbridge.foundation.database.Database;
import dev.ringbridge.foundation.database.Work;
import dev.ringbridge.telephony.InTelephony;
import dev.ringbridge.telephony.RecordingSettings;
import dev.ringbridge.telephony.TelephonyConfig;
import dev.ringbridge.telephony.carrier.CarrierRecording;
import dev.ringbridge.telephony.carrier.Carriers;
import dev.ringbridge.telephony.carrier.Recorder;
import dev.ringbridge.telephony.recording.Recording.KeptFile;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

/** The one thing that is due about a recording, by its state. One that fails is due again. */
@ApplicationScoped
class RecordingSteps {
  private final Database database;
  private final RecordingRows rows;
  private final KeptFiles files;
  private final Carriers carriers;
  private final RecordingSettings config;
  private final Clock clock;

  RecordingSteps(
      @InTelephony Database database,
      RecordingRows rows,
      KeptFiles files,
      Carriers carriers,
      TelephonyConfig config,
      Clock clock) {
    this.database = database;
    this.rows = rows;
    this.files = files;
    this.carriers = carriers;
    this.config = config.recordings();
    this.clock = clock;
  }

  Uni<Void> take(Recording recording) {
    return switch (recording.state()) {
      case WANTED -> begin(recording);
      case RECORDING, PAUSED -> ask(recording);
      case READY -> fetch(recording);
      case KEPT -> clear(recording);
      case DELETED -> forget(recording).chain(() -> clear(recording));
      case NOTHING, LOST ->
          write(work -> rows.rest(work, recording.id(), recording.state(), false));
    };
  }

  private Uni<Void> begin(Recording recording) {
    return recorder(recording)
        .start(recording.leg(), recording.call(), recording.channels(), recording.tries() > 1)
        .chain(name -> write(work -> begun(work, recording, name)));
  }

  private Uni<Void> begun(Work work, Recording recording, Optional<String> name) {
    return name.map(id -> rows.begun(work, recording.id(), id, config.checkEvery()))
        .orElseGet(() -> rows.nothing(work, recording.id(), null));
  }

  /** Nothing was heard of it for a while: its webhook may be lost. */
  private Uni<Void> ask(Recording recording) {
    return recorder(recording)
        .find(recording.leg().accountId(), name(recording))
        .chain(found -> write(work -> heard(work, recording, found)));
  }

  private Uni<Void> heard(Work work, Recording recording, Optional<CarrierRecording> found) {
    CarrierRecording there = found.orElse(null);
    if (there == null || there.standing() == CarrierRecording.Standing.NOTHING) {
      return rows.nothing(work, recording.id(), null);
    }
    return there.standing() == CarrierRecording.Standing.THERE
        ? rows.ready(work, recording.id(), there.id(), there.seconds())
        : rows.wait(work, recording.id(), config.checkEvery());
  }

  private Uni<Void> fetch(Recording recording) {
    if (!files.isReady()) {
      return Uni.createFrom()
          .failure(
              new StoreException(
                  "recordings stay at the carrier: there is no place for them, or no key to encrypt"
                      + " them with (ringbridge.telephony.recordings.folder or .bucket,"
                      + " .credential-keys)"));
    }
    AtomicReference<KeptFile> kept = new AtomicReference<>();
    return recorder(recording)
        .fetch(
            recording.leg().accountId(),
            name(recording),
            recording.channels(),
            (file, length) -> kept.set(files.write(recording, file, length)))
        .chain(there -> keep(recording, Optional.ofNullable(kept.get())));
  }

  private Uni<Void> keep(Recording recording, Optional<KeptFile> file) {
    KeptFile written =
        file.orElseThrow(() -> new IllegalStateException("the carrier does not have it yet"));
    return database
        .asEngine(work -> keep(work, recording, written))
        .chain(mine -> mine ? Uni.createFrom().voidItem() : remove(written));
  }

  private Uni<Boolean> keep(Work work, Recording recording, KeptFile file) {
    return rows.keep(work, recording.id(), file)
        .invoke(
            mine -> {
              if (mine) {
                work.publish(ready(recording));
              }
            });
  }

  private RecordingReady ready(Recording recording) {
    return new RecordingReady(
        recording.call(),
        recording.agentId(),
        Objects.requireNonNullElse(recording.seconds(), 0),
        recording.channels(),
        clock.instant());
  }

  /** What is safe here, or gone for good, is deleted at the carrier. */
  private Uni<Void> clear(Recording recording) {
    Uni<Boolean> there =
        recording
            .atTheCarrier()
            .map(id -> recorder(recording).delete(recording.leg().accountId(), id))
            .orElseGet(() -> Uni.createFrom().item(true));
    return there.chain(
        gone -> write(work -> rows.rest(work, recording.id(), recording.state(), !gone)));
  }

  private Uni<Void> forget(Recording recording) {
    KeptFile file = recording.kept();
    return file == null ? Uni.createFrom().voidItem() : remove(file);
  }

  private Uni<Void> remove(KeptFile file) {
    return Uni.createFrom()
        .item(file)
        .emitOn(Infrastructure.getDefaultWorkerPool())
        .invoke(this::removeNow)
        .replaceWithVoid();
  }

  private void removeNow(KeptFile file) {
    try {
      files.remove(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Recorder recorder(Recording recording) {
    return carriers
        .recorder(recording.leg().accountId())
        .orElseThrow(() -> new IllegalStateException("its account is not at hand"));
  }

  private static String name(Recording recording) {
    return Objects.requireNonNull(recording.carrierId());
  }

  private Uni<Void> write(Function<Work, Uni<Void>> change) {
    return database.asEngine(change);
  }
}
