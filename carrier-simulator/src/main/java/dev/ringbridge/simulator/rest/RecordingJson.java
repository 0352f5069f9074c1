package dev.ringbridge.simulator.rest;

import dev.ringbridge.simulator.call.CallParams;
import dev.ringbridge.simulator.recording.Recording;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Recordings in the carrier's form, which is another one under their call or conference than by
 * themselves.
 */
final class RecordingJson {
  private RecordingJson() {}

  static Map<String, @Nullable Object> ofCall(Recording recording) {
    Map<String, @Nullable Object> json = common(recording);
    json.put(
        "uri",
        Api.account(recording.accountSid())
            + "/Calls/"
            + recording.callSid()
            + "/Recordings/"
            + recording.sid()
            + ".json");
    json.put("track", recording.order().track());
    return json;
  }

  static Map<String, @Nullable Object> ofConference(Recording recording) {
    Map<String, @Nullable Object> json = common(recording);
    String conference = recording.conferenceSid().orElseThrow();
    json.put(
        "uri",
        Api.account(recording.accountSid())
            + "/Conferences/"
            + conference
            + "/Recordings/"
            + recording.sid()
            + ".json");
    return json;
  }

  static Map<String, @Nullable Object> of(Recording recording) {
    Map<String, @Nullable Object> json = common(recording);
    String base = Api.account(recording.accountSid()) + "/Recordings/" + recording.sid();
    json.put("uri", base + ".json");
    json.put(
        "subresource_uris",
        Map.of(
            "add_on_results", base + "/AddOnResults.json",
            "transcriptions", base + "/Transcriptions.json"));
    json.put("media_url", "https://api.twilio.com" + base);
    return json;
  }

  private static Map<String, @Nullable Object> common(Recording recording) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("sid", recording.sid());
    json.put("account_sid", recording.accountSid());
    json.put("api_version", Api.VERSION);
    json.put("call_sid", recording.callSid());
    json.put("conference_sid", recording.conferenceSid().orElse(null));
    json.put("date_created", Api.date(recording.started()));
    json.put("date_updated", Api.date(recording.updated()));
    json.put("start_time", Api.date(recording.started()));
    json.put("duration", duration(recording.duration()));
    json.put("price", null);
    json.put("price_unit", "USD");
    json.put("status", recording.status().wireName());
    json.put("channels", recording.channels());
    json.put("source", recording.order().source().wireName());
    json.put("error_code", null);
    json.put("encryption_details", null);
    return json;
  }

  private static @Nullable String duration(@Nullable Duration length) {
    return length == null ? null : Long.toString(CallParams.seconds(length));
  }
}
