package dev.ringbridge.simulator.recording;

import dev.ringbridge.simulator.call.CallParams;
import dev.ringbridge.simulator.exchange.Recorder;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** What a customer is told of a recording. */
final class RecordingCallbacks {
  private RecordingCallbacks() {}

  /** Of a conference's recording no call is named: there are several. */
  static Map<String, String> params(Recording recording) {
    Map<String, String> params = new LinkedHashMap<>();
    params.put("AccountSid", recording.accountSid());
    recording
        .conferenceSid()
        .ifPresentOrElse(
            sid -> params.put("ConferenceSid", sid),
            () -> params.put("CallSid", recording.callSid()));
    params.put("RecordingSid", recording.sid());
    params.put("RecordingUrl", Recorder.url(recording.accountSid(), recording.sid()));
    params.put("RecordingStatus", recording.status().wireName());
    if (recording.status() == RecordingStatus.COMPLETED) {
      Duration length = Objects.requireNonNull(recording.duration());
      params.put("RecordingDuration", Long.toString(CallParams.seconds(length)));
    }
    params.put("RecordingChannels", Integer.toString(recording.channels()));
    params.put("RecordingStartTime", CallParams.date(recording.started()));
    params.put("RecordingSource", recording.order().source().wireName());
    params.put("RecordingTrack", recording.order().track());
    return params;
  }
}
