package dev.ringbridge.simulator.exotel;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ringbridge.simulator.call.Ender;
import dev.ringbridge.simulator.exotel.Phones.User;
import dev.ringbridge.simulator.legs.Leg;
import dev.ringbridge.simulator.legs.LegObserver;
import dev.ringbridge.simulator.legs.LegSwitch;
import dev.ringbridge.simulator.softphone.Frames;
import dev.ringbridge.simulator.softphone.SoundLine;
import io.vertx.core.http.ServerWebSocket;
import java.util.Optional;

/** One softphone: its socket, and at most one leg. When the socket is gone, so is the leg. */
final class Phone implements LegObserver {
  private static final int NO_LEG = 481;
  private static final int MALFORMED = 400;
  private static final short GOING_AWAY = 1001;

  private final Phones phones;
  private final User user;
  private final ServerWebSocket socket;
  private final LegSwitch legs;
  private final SoundLine sound;
  private Optional<String> legSid = Optional.empty();

  Phone(Phones phones, User user, ServerWebSocket socket, LegSwitch legs, SoundLine sound) {
    this.phones = phones;
    this.user = user;
    this.socket = socket;
    this.legs = legs;
    this.sound = sound;
  }

  boolean isBusy() {
    return legSid.isPresent();
  }

  void take(String leg) {
    at(Optional.of(leg));
  }

  void open() {
    socket.textMessageHandler(text -> hear(Frames.read(text)));
    socket.closeHandler(nothing -> gone());
    socket.exceptionHandler(broken -> gone());
    Frames.send(socket, Frames.ready(user.name()));
  }

  /** Ends the leg and the socket, without a word about either. */
  void cut() {
    gone();
    socket.close(GOING_AWAY);
  }

  @Override
  public void ringing(Leg leg) {
    Frames.send(socket, Frames.call("incoming", leg.sid()));
  }

  @Override
  public void answered(Leg leg) {
    Frames.send(socket, Frames.call("open", leg.sid()));
  }

  @Override
  public void ended(Leg leg, Ender by) {
    at(Optional.empty());
    if (by == Ender.NETWORK) {
      cut();
    } else {
      Frames.send(socket, Frames.closed(leg.sid(), by.wireName()));
    }
  }

  private void at(Optional<String> leg) {
    legSid = leg;
    sound.at(leg);
  }

  private void hear(JsonNode frame) {
    if (frame.path("type").asText().equals("sound")) {
      sound.want(frame.path("on").asBoolean());
      return;
    }
    if (legSid.isEmpty()) {
      Frames.send(socket, Frames.error(NO_LEG, "no leg is here"));
      return;
    }
    String sid = legSid.get();
    switch (frame.path("type").asText()) {
      case "answer" -> legs.pickUp(sid);
      case "hangup" -> legs.hangUp(sid, Ender.CLIENT);
      case "mute" -> mute(sid, frame.path("muted").asBoolean());
      default -> Frames.send(socket, Frames.error(MALFORMED, "no such frame"));
    }
  }

  private void mute(String sid, boolean muted) {
    sound.mute(muted);
    legs.noteMuted(sid, muted);
  }

  private void gone() {
    phones.unregister(user, this);
    Optional<String> lost = legSid;
    at(Optional.empty());
    lost.ifPresent(sid -> legs.hangUp(sid, Ender.NETWORK));
  }
}
