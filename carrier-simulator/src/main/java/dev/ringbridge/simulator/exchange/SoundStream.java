package dev.ringbridge.simulator.exchange;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.ringbridge.simulator.audio.Frame;
import dev.ringbridge.simulator.audio.Speech;
import dev.ringbridge.simulator.call.CallParams;
import dev.ringbridge.simulator.journal.Kind;
import dev.ringbridge.simulator.time.Timers.Timer;
import dev.ringbridge.simulator.twiml.Step;
import dev.ringbridge.simulator.webhook.Hook;
import dev.ringbridge.simulator.webhook.LastReply;
import dev.ringbridge.simulator.webhook.Target;
import dev.ringbridge.simulator.webhook.Wires;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The sound of one call on one socket: fifty frames a second, in real time. */
final class SoundStream implements Wires.Ear {
  private static final Duration FRAME = Duration.ofMillis(Frame.MILLIS);
  private static final JsonMapper MAPPER = new JsonMapper();

  private final Equipment equipment;
  private final CallLog log;
  private final LiveCall live;
  private final Step.Stream step;
  private final StreamMessages messages;
  private final Optional<Speech> voice;
  private final Optional<Target> hook;
  private final PlayedSound played;
  private Optional<Wires.Wire> wire = Optional.empty();
  private Runnable then = () -> {};
  private Timer next = Timer.NONE;
  private long frames;
  private boolean over;

  /** A stream that is not open yet. */
  SoundStream(Equipment equipment, LiveCall live, Step.Stream step) {
    this.equipment = equipment;
    this.log = new CallLog(equipment.journal());
    this.live = live;
    this.step = step;
    this.messages = new StreamMessages(equipment.sids().next("MZ"), live, step.noun());
    this.voice = live.person().map(Speech::of);
    // By the document that it is in: at its end the call may be at another.
    this.hook = step.noun().hook().flatMap(url -> RelativeUrl.resolve(live.document(), url));
    this.played = new PlayedSound(equipment.timers(), name -> send(messages.mark(name)));
  }

  boolean isCalled(String name) {
    return step.noun().name().equals(name);
  }

  /** Opens the socket; says when that is over. */
  void open(Runnable whenOver) {
    then = whenOver;
    equipment.wires().open(step.noun().url(), this);
  }

  @Override
  public void opened(Wires.Wire opened) {
    if (over) {
      opened.close();
      return;
    }
    wire = Optional.of(opened);
    log.write(Kind.STREAM_BEGAN, live, Map.of("streamSid", messages.sid()));
    tell("stream-started");
    send(messages.connected());
    send(messages.start());
    if (step.both()) {
      live.takeKeys().ifPresent(keys -> expect(keys.after(), keys.digits()));
    }
    frame();
  }

  private void expect(Duration after, String digits) {
    Runnable press =
        () -> {
          if (!over) {
            log.write(Kind.PRESSED, live, Map.of("keys", digits));
            digits.chars().forEach(key -> send(messages.key((char) key)));
          }
        };
    live.whileAlive(equipment.timers().after(equipment.tempo().real(after), press));
  }

  /** The person is heard inbound; what they hear themselves, of what is played, is silence. */
  private void frame() {
    for (String track : step.noun().tracks()) {
      Frame heard =
          track.equals("inbound")
              ? voice.map(person -> person.at(frames)).orElse(Frame.SILENCE)
              : Frame.SILENCE;
      send(messages.media(track, frames, heard));
    }
    frames++;
    next = equipment.timers().after(FRAME, this::frame);
  }

  @Override
  public void heard(String message) {
    if (over || !step.both()) {
      return;
    }
    JsonNode json = read(message);
    switch (json.path("event").asText()) {
      case "media" -> play(json.path("media").path("payload").asText());
      case "mark" -> played.mark(json.path("mark").path("name").asText());
      case "clear" -> played.clear();
      default -> warn("31951 no message of streams");
    }
  }

  private void play(String payload) {
    try {
      int samples = Base64.getDecoder().decode(payload).length;
      played.add(Duration.ofMillis(samples * 1_000L / Frame.RATE));
    } catch (IllegalArgumentException e) {
      warn("31951 payload is not base64");
    }
  }

  private static JsonNode read(String message) {
    try {
      return MAPPER.readTree(message);
    } catch (JsonProcessingException e) {
      return MAPPER.createObjectNode();
    }
  }

  @Override
  public void closed() {
    if (over) {
      return;
    }
    if (wire.isEmpty()) {
      over = true;
      warn("31920 no socket there");
      tell("stream-error");
    } else {
      finish();
    }
    equipment.timers().soon(then);
  }

  /** From here: the document goes on, the call is over, or it is stopped. */
  void end() {
    if (over) {
      return;
    }
    send(messages.stop());
    boolean open = wire.isPresent();
    finish();
    if (open && step.both() && live.isConnected()) {
      equipment.timers().soon(then);
    }
  }

  private void finish() {
    over = true;
    next.cancel();
    played.clear();
    if (wire.isPresent()) {
      wire.get().close();
      log.write(
          Kind.STREAM_ENDED,
          live,
          Map.of(
              "streamSid",
              messages.sid(),
              "saidFrames",
              frames,
              "heardMs",
              played.heard().toMillis()));
      tell("stream-stopped");
    }
  }

  private void send(Map<String, Object> message) {
    wire.ifPresent(open -> open.send(text(message)));
  }

  private static String text(Map<String, Object> message) {
    try {
      return MAPPER.writeValueAsString(message);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("maps of text can be written", e);
    }
  }

  private void tell(String event) {
    Map<String, String> params = new LinkedHashMap<>();
    params.put("AccountSid", live.accountSid());
    params.put("CallSid", live.sid());
    params.put("StreamSid", messages.sid());
    params.put("StreamName", step.noun().name());
    params.put("StreamEvent", event);
    params.put("Timestamp", CallParams.date(equipment.timers().now()));
    String token = equipment.accounts().authToken(live.accountSid());
    hook.map(url -> new Hook(url, params, token))
        .ifPresent(told -> equipment.courier().deliver(told, new LastReply(reply -> {})));
  }

  private void warn(String text) {
    log.write(Kind.WARNING, live, Map.of("text", text));
  }
}
