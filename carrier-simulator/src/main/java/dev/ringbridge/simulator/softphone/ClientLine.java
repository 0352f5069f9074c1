package dev.ringbridge.simulator.softphone;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ringbridge.simulator.call.Address;
import dev.ringbridge.simulator.call.Call;
import dev.ringbridge.simulator.call.Ender;
import dev.ringbridge.simulator.exchange.CallObserver;
import dev.ringbridge.simulator.softphone.AccessToken.Granted;
import io.vertx.core.http.ServerWebSocket;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** One client: its socket, and at most one call. When the socket is gone, so is the call. */
final class ClientLine implements CallObserver {
  private static final int BUSY = 31486;
  private static final int MALFORMED = 31100;
  private static final int NO_GRANT = 31201;
  private static final short GOING_AWAY = 1001;

  private final Clients clients;
  private final ServerWebSocket socket;
  private final Granted granted;
  private final SoundLine sound;
  private Optional<String> callSid = Optional.empty();
  private Optional<Duration> answersAfter = Optional.empty();
  private boolean ringing;

  ClientLine(Clients clients, ServerWebSocket socket, Granted granted, SoundLine sound) {
    this.clients = clients;
    this.socket = socket;
    this.granted = granted;
    this.sound = sound;
  }

  String identity() {
    return granted.identity();
  }

  void open() {
    socket.textMessageHandler(text -> hear(Frames.read(text)));
    socket.closeHandler(nothing -> gone());
    socket.exceptionHandler(broken -> gone());
    send(Frames.ready(identity()));
  }

  /** Ends the call and the socket, without a word about either. */
  void cut() {
    gone();
    socket.close(GOING_AWAY);
  }

  boolean takesCallsFor(String accountSid, String name) {
    return granted.takesCalls()
        && granted.account().accountSid().equals(accountSid)
        && identity().equals(name);
  }

  boolean isBusy() {
    return callSid.isPresent();
  }

  /** A call is going to ring here. */
  void take(Call call) {
    at(Optional.of(call.sid()));
  }

  @Override
  public void ringing(Call call) {
    ringing = true;
    String to = call.request().to();
    send(Frames.incoming(call.sid(), call.request().from(), Address.handedOver(to)));
    answersAfter.ifPresent(delay -> clients.after(delay, () -> answer(call.sid())));
  }

  @Override
  public void answered(Call call) {
    ringing = false;
    send(Frames.call("open", call.sid()));
  }

  @Override
  public void ended(Call call, Ender by) {
    ringing = false;
    at(Optional.empty());
    if (by == Ender.NETWORK) {
      cut();
    } else {
      send(Frames.closed(call.sid(), by.wireName()));
    }
  }

  private void hear(JsonNode frame) {
    switch (frame.path("type").asText()) {
      case "connect" -> connect(frame.path("params"));
      case "answer" -> callSid.ifPresent(this::answer);
      case "auto-answer" -> answersAfter = delay(frame.path("afterMs"));
      case "hangup" -> callSid.ifPresent(this::hangUp);
      case "mute" -> mute(frame.path("muted").asBoolean());
      case "sound" -> sound.want(frame.path("on").asBoolean());
      default -> send(Frames.error(MALFORMED, "no such frame"));
    }
  }

  private static Optional<Duration> delay(JsonNode ms) {
    return ms.canConvertToInt() && ms.asInt() >= 0
        ? Optional.of(Duration.ofMillis(ms.asInt()))
        : Optional.empty();
  }

  private void answer(String sid) {
    if (ringing && callSid.filter(sid::equals).isPresent()) {
      clients.exchange().pickUp(sid);
    }
  }

  /** Before the answer it declines. */
  private void hangUp(String sid) {
    if (ringing) {
      clients.exchange().decline(sid);
    } else {
      clients.exchange().hangUp(sid, Ender.CLIENT);
    }
  }

  private void connect(JsonNode params) {
    if (callSid.isPresent()) {
      send(Frames.error(BUSY, "a call is going on"));
      return;
    }
    Map<String, String> custom = new LinkedHashMap<>();
    params.properties().forEach(p -> custom.put(p.getKey(), p.getValue().asText()));
    at(clients.connect(granted, custom, this).map(Call::sid));
    callSid.ifPresentOrElse(
        sid -> send(Frames.call("connecting", sid)),
        () -> send(Frames.error(NO_GRANT, "the token grants no outgoing application")));
  }

  private void mute(boolean muted) {
    sound.mute(muted);
    callSid.ifPresent(sid -> clients.exchange().noteMuted(sid, muted));
  }

  private void gone() {
    clients.unregister(this, granted);
    Optional<String> lost = callSid;
    at(Optional.empty());
    lost.ifPresent(sid -> clients.exchange().hangUp(sid, Ender.NETWORK));
  }

  private void at(Optional<String> call) {
    callSid = call;
    sound.at(call);
  }

  private void send(Map<String, Object> frame) {
    Frames.send(socket, frame);
  }
}
