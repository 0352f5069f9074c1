package dev.ringbridge.simulator.exotel;

import dev.ringbridge.simulator.audio.Mixer;
import dev.ringbridge.simulator.call.Query;
import dev.ringbridge.simulator.journal.Journal;
import dev.ringbridge.simulator.journal.Kind;
import dev.ringbridge.simulator.legs.Handsets;
import dev.ringbridge.simulator.legs.LegObserver;
import dev.ringbridge.simulator.legs.LegSwitch;
import dev.ringbridge.simulator.softphone.Frames;
import dev.ringbridge.simulator.softphone.SoundLine;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.ext.web.Router;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The agents' softphones that are registered, each a socket that its SIP user's secret let in. It
 * stands in for the browser's SIP: what is said on it is the simulator's own.
 */
public final class Phones implements Handsets {
  private static final int UNAUTHORIZED = 401;

  private final ExotelAccounts accounts;
  private final Journal journal;
  private final Map<User, Phone> registered = new LinkedHashMap<>();

  /** Whose phone it is. */
  record User(String accountSid, String name) {}

  /** No phones yet. */
  public Phones(ExotelAccounts accounts, Journal journal) {
    this.accounts = accounts;
    this.journal = journal;
  }

  /** Puts the socket's path on a router. */
  public void mount(Router router, LegSwitch legs, Mixer mixer) {
    router
        .get("/phone")
        .handler(
            context ->
                context
                    .request()
                    .toWebSocket()
                    .onSuccess(socket -> accept(socket, legs, mixer))
                    .onFailure(noUpgrade -> context.fail(400)));
  }

  @Override
  public Presence presence(String accountSid, String user) {
    if (secret(new User(accountSid, user)).isEmpty()) {
      return Presence.UNKNOWN;
    }
    Phone phone = registered.get(new User(accountSid, user));
    if (phone == null) {
      return Presence.OFFLINE;
    }
    return phone.isBusy() ? Presence.BUSY : Presence.FREE;
  }

  @Override
  public Optional<LegObserver> take(String accountSid, String user, String legSid) {
    Optional<Phone> free =
        Optional.ofNullable(registered.get(new User(accountSid, user)))
            .filter(phone -> !phone.isBusy());
    free.ifPresent(phone -> phone.take(legSid));
    return free.map(phone -> phone);
  }

  /** The users whose phones are registered now. */
  public List<String> users() {
    return registered.keySet().stream().map(User::name).toList();
  }

  /**
   * Cuts the sockets of users of that name, as a lost network does.
   *
   * @return whether there were any
   */
  public boolean drop(String user) {
    List<Phone> cut =
        registered.entrySet().stream()
            .filter(entry -> entry.getKey().name().equals(user))
            .map(Map.Entry::getValue)
            .toList();
    cut.forEach(Phone::cut);
    return !cut.isEmpty();
  }

  void unregister(User user, Phone phone) {
    if (registered.remove(user, phone)) {
      log(Kind.CLIENT_GONE, user);
    }
  }

  /** A second registration takes the place of the first. */
  private void accept(ServerWebSocket socket, LegSwitch legs, Mixer mixer) {
    Map<String, String> query = Query.of(socket.uri());
    User user = new User(query.getOrDefault("account", ""), query.getOrDefault("user", ""));
    if (!secret(user).equals(Optional.ofNullable(query.get("secret"))) || secret(user).isEmpty()) {
      Frames.send(socket, Frames.error(UNAUTHORIZED, "no such user, or another secret"));
      socket.close();
      return;
    }
    Optional.ofNullable(registered.get(user)).ifPresent(Phone::cut);
    Phone phone = new Phone(this, user, socket, legs, new SoundLine(mixer, socket));
    registered.put(user, phone);
    log(Kind.CLIENT_REGISTERED, user);
    phone.open();
  }

  private Optional<String> secret(User user) {
    return accounts.find(user.accountSid()).map(account -> account.sipUsers().get(user.name()));
  }

  private void log(Kind kind, User user) {
    journal.write(kind, user.accountSid(), null, Map.of("identity", user.name()));
  }
}
