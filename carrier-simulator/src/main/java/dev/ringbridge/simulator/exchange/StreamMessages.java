package dev.ringbridge.simulator.exchange;

import dev.ringbridge.simulator.audio.Frame;
import dev.ringbridge.simulator.twiml.StreamNoun;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a stream says on its socket; all but the first message are numbered. */
final class StreamMessages {
  private final String sid;
  private final LiveCall live;
  private final StreamNoun noun;
  private long sequence;

  StreamMessages(String sid, LiveCall live, StreamNoun noun) {
    this.sid = sid;
    this.live = live;
    this.noun = noun;
  }

  String sid() {
    return sid;
  }

  Map<String, Object> connected() {
    return Map.of("event", "connected", "protocol", "Call", "version", "1.0.0");
  }

  Map<String, Object> start() {
    Map<String, Object> start = new LinkedHashMap<>(call());
    start.put("streamSid", sid);
    start.put("tracks", noun.tracks());
    start.put("customParameters", noun.handedOver());
    start.put(
        "mediaFormat",
        Map.of("encoding", "audio/x-mulaw", "sampleRate", Frame.RATE, "channels", 1));
    return numbered("start", start);
  }

  /** A frame of a track, counted from 0. */
  Map<String, Object> media(String track, long index, Frame frame) {
    Map<String, Object> media = new LinkedHashMap<>();
    media.put("track", track);
    media.put("chunk", Long.toString(index + 1));
    media.put("timestamp", Long.toString(index * Frame.MILLIS));
    media.put("payload", Base64.getEncoder().encodeToString(frame.toMuLaw()));
    return numbered("media", media);
  }

  Map<String, Object> key(char digit) {
    return numbered("dtmf", Map.of("track", "inbound_track", "digit", String.valueOf(digit)));
  }

  Map<String, Object> mark(String name) {
    return numbered("mark", Map.of("name", name));
  }

  Map<String, Object> stop() {
    return numbered("stop", call());
  }

  private Map<String, Object> call() {
    return Map.of("accountSid", live.accountSid(), "callSid", live.sid());
  }

  private Map<String, Object> numbered(String event, Map<String, Object> body) {
    Map<String, Object> message = new LinkedHashMap<>();
    message.put("event", event);
    message.put("sequenceNumber", Long.toString(++sequence));
    message.put(event, body);
    message.put("streamSid", sid);
    return message;
  }
}
