package dev.ringbridge.telephony.exotel;

import dev.ringbridge.core.call.CallRef;
import dev.ringbridge.core.call.RecordingChannels;
import dev.ringbridge.telephony.carrier.CarrierLeg;
import dev.ringbridge.telephony.carrier.CarrierRecording;
import dev.ringbridge.telephony.carrier.CarrierRecording.Standing;
import dev.ringbridge.telephony.carrier.Recorder;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/**
 * Recordings of the lead's leg: what it says and hears, from the moment of being told to its end.
 * There is one of a leg, which goes by the leg's own name. Where its file is, the carrier is asked
 * and believed; an event, which nobody signs, only says that it is time to ask.
 */
@ApplicationScoped
class ExotelRecorder implements Recorder {
  private static final int NOT_FOUND = 404;
  private static final int CONFLICT = 409;

  private final ExotelAccounts accounts;
  private final Line line;
  private final Download download;

  ExotelRecorder(ExotelAccounts accounts, Line line, Download download) {
    this.accounts = accounts;
    this.line = line;
    this.download = download;
  }

  private ExotelAccount account(UUID accountId) {
    return accounts
        .byId(accountId)
        .orElseThrow(() -> new IllegalStateException("no secrets for account " + accountId));
  }

  @Override
  public Uni<Optional<String>> start(
      CarrierLeg leg, CallRef call, RecordingChannels channels, boolean again) {
    ExotelAccount account = account(leg.accountId());
    Uni<Boolean> begun =
        again
            ? past(account, leg.carrierCallId())
                .map(past -> past.map(LegPast::isRecorded).orElse(false))
            : Uni.createFrom().item(false);
    return begun.chain(
        yes ->
            yes
                ? Uni.createFrom().item(Optional.of(leg.carrierCallId()))
                : begin(account, leg.carrierCallId(), channels));
  }

  private Uni<Optional<String>> begin(
      ExotelAccount account, String legSid, RecordingChannels channels) {
    return line.command(Request.action(account, legSid, ExoMl.record(channels)))
        .map(answer -> begun(answer, legSid));
  }

  /** A leg that is over, or unknown, is not recorded; whatever else is refused is tried again. */
  private static Optional<String> begun(Heard.Answered answer, String legSid) {
    if (answer.isSuccess()) {
      return Optional.of(legSid);
    }
    if (answer.status() == NOT_FOUND || answer.status() == CONFLICT) {
      return Optional.empty();
    }
    throw new IllegalStateException("HTTP " + answer.status());
  }

  /** Stopping and starting would make several files of one call. */
  @Override
  public boolean pauses() {
    return false;
  }

  @Override
  public Uni<Boolean> pause(CarrierLeg leg, String recordingId, boolean paused) {
    return Uni.createFrom().item(false);
  }

  @Override
  public Uni<Optional<CarrierRecording>> find(UUID accountId, String legSid) {
    return past(account(accountId), legSid)
        .map(found -> found.map(past -> described(past, legSid)));
  }

  private static CarrierRecording described(LegPast past, String legSid) {
    if (past.recordingUrl().isPresent()) {
      return new CarrierRecording(legSid, Standing.THERE, past.seconds());
    }
    boolean none = past.isOver() && !past.isRecorded();
    return new CarrierRecording(legSid, none ? Standing.NOTHING : Standing.GOING, 0);
  }

  @Override
  public Uni<Boolean> fetch(
      UUID accountId, String legSid, RecordingChannels channels, MediaSink sink) {
    ExotelAccount account = account(accountId);
    return past(account, legSid)
        .map(found -> found.flatMap(LegPast::recordingUrl))
        .chain(
            url ->
                url.map(there -> download.run(account, there, sink))
                    .orElseGet(() -> Uni.createFrom().item(false)));
  }

  /** The API has no such request: recordings go when the account's retention says so. */
  @Override
  public Uni<Boolean> delete(UUID accountId, String legSid) {
    return Uni.createFrom().item(false);
  }

  /** What was told of a leg; empty where the API knows none of that name. */
  private Uni<Optional<LegPast>> past(ExotelAccount account, String legSid) {
    return line.question(Request.get(account, account.legs("/legs/" + legSid + "/external-events")))
        .map(ExotelRecorder::read);
  }

  private static Optional<LegPast> read(Heard.Answered answer) {
    if (answer.status() == NOT_FOUND) {
      return Optional.empty();
    }
    if (!answer.isSuccess()) {
      throw new IllegalStateException("HTTP " + answer.status());
    }
    return Optional.of(LegPast.of(answer));
  }
}
