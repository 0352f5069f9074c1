package dev.ringbridge.telephony.twilio;

import com.twilio.rest.api.v2010.account.call.Recording;
import dev.ringbridge.core.call.CallRef;
import dev.ringbridge.core.call.RecordingChannels;
import dev.ringbridge.telephony.carrier.CarrierLeg;
import dev.ringbridge.telephony.carrier.CarrierRecording;
import dev.ringbridge.telephony.carrier.CarrierRecording.Standing;
import dev.ringbridge.telephony.carrier.Recorder;
import dev.ringbridge.telephony.carrier.Stopwatch;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Recordings of the lead's leg, and not of the room: the agent's room outlives its calls, and its
 * recording would hold several leads (telephony.md 7).
 */
@ApplicationScoped
class TwilioRecorder implements Recorder {
  private static final List<String> EVENTS = List.of("completed", "absent");

  private final Lines lines;
  private final CallbackUrls urls;
  private final Wire wire;
  private final Stopwatch stopwatch;

  TwilioRecorder(Lines lines, CallbackUrls urls, Wire wire, Stopwatch stopwatch) {
    this.lines = lines;
    this.urls = urls;
    this.wire = wire;
    this.stopwatch = stopwatch;
  }

  @Override
  public Uni<Optional<String>> start(
      CarrierLeg leg, CallRef call, RecordingChannels channels, boolean again) {
    Line line = lines.of(leg.accountId());
    return line.crew()
        .command(
            () -> {
              Optional<String> there = again ? existing(line.api(), leg) : Optional.empty();
              return there.or(() -> create(line.api(), leg, call, channels));
            });
  }

  private static Optional<String> existing(Api api, CarrierLeg leg) {
    return api
        .ask(client -> Recording.reader(leg.carrierCallId()).firstPage(client).getRecords())
        .orElse(List.of())
        .stream()
        .map(Recording::getSid)
        .findFirst();
  }

  private Optional<String> create(
      Api api, CarrierLeg leg, CallRef call, RecordingChannels channels) {
    return api.tryTo(
            client ->
                Recording.creator(leg.carrierCallId())
                    .setRecordingChannels(channels == RecordingChannels.DUAL ? "dual" : "mono")
                    .setRecordingTrack("both")
                    .setRecordingStatusCallback(urls.recording(call))
                    .setRecordingStatusCallbackEvent(EVENTS)
                    .create(client))
        .map(Recording::getSid);
  }

  /** What is said meanwhile is silence in the recording, so that its times stay true. */
  @Override
  public Uni<Boolean> pause(CarrierLeg leg, String recordingId, boolean paused) {
    Line line = lines.of(leg.accountId());
    Recording.Status status = paused ? Recording.Status.PAUSED : Recording.Status.IN_PROGRESS;
    return line.crew()
        .command(
            () ->
                line.api()
                    .tryTo(
                        client ->
                            Recording.updater(leg.carrierCallId(), recordingId, status)
                                .setPauseBehavior("silence")
                                .update(client))
                    .isPresent());
  }

  @Override
  public Uni<Optional<CarrierRecording>> find(UUID accountId, String recordingId) {
    Line line = lines.of(accountId);
    return line.crew()
        .command(
            () ->
                line.api()
                    .ask(
                        client ->
                            com.twilio.rest.api.v2010.account.Recording.fetcher(recordingId)
                                .fetch(client))
                    .map(TwilioRecorder::read));
  }

  private static CarrierRecording read(com.twilio.rest.api.v2010.account.Recording recording) {
    String duration = recording.getDuration();
    Standing standing =
        switch (recording.getStatus()) {
          case COMPLETED -> Standing.THERE;
          case ABSENT, DELETED -> Standing.NOTHING;
          case IN_PROGRESS, PAUSED, STOPPED, PROCESSING -> Standing.GOING;
        };
    return new CarrierRecording(recording.getSid(), standing, seconds(duration));
  }

  /** Seconds as the carrier writes them; 0 where it writes none. */
  static int seconds(@Nullable String text) {
    return text != null && text.matches("[0-9]{1,8}") ? Integer.parseInt(text) : 0;
  }

  @Override
  public Uni<Boolean> fetch(
      UUID accountId, String recordingId, RecordingChannels channels, MediaSink sink) {
    Line line = lines.of(accountId);
    Download download =
        new Download(line.account(), recordingId, channels == RecordingChannels.DUAL);
    return line.crew().download(() -> download.run(wire, stopwatch, sink));
  }

  @Override
  public Uni<Boolean> delete(UUID accountId, String recordingId) {
    Line line = lines.of(accountId);
    return line.crew()
        .command(
            () ->
                line.api()
                    .ask(
                        client ->
                            com.twilio.rest.api.v2010.account.Recording.deleter(recordingId)
                                .delete(client)))
        .replaceWith(true);
  }
}
