package dev.ringbridge.simulator.softphone;

import dev.ringbridge.simulator.audio.Mixer;
import dev.ringbridge.simulator.call.Call;
import dev.ringbridge.simulator.call.CallRequest;
import dev.ringbridge.simulator.call.Query;
import dev.ringbridge.simulator.exchange.CallObserver;
import dev.ringbridge.simulator.exchange.Endpoints;
import dev.ringbridge.simulator.exchange.Equipment;
import dev.ringbridge.simulator.exchange.Exchange;
import dev.ringbridge.simulator.journal.Kind;
import dev.ringbridge.simulator.softphone.AccessToken.Denied;
import dev.ringbridge.simulator.softphone.AccessToken.Granted;
import dev.ringbridge.simulator.webhook.HookMethod;
import dev.ringbridge.simulator.webhook.Target;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.ext.web.Router;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The registered client endpoints, each a socket that an access token let in. */
public final class Clients implements Endpoints {
  private final Equipment equipment;
  private final Exchange exchange;
  private final Mixer mixer;
  private final Set<ClientLine> lines = new LinkedHashSet<>();

  /** No clients yet. */
  public Clients(Equipment equipment, Exchange exchange, Mixer mixer) {
    this.equipment = equipment;
    this.exchange = exchange;
    this.mixer = mixer;
    exchange.reach(this);
  }

  /** Puts the socket's path on a router. */
  public void mount(Router router) {
    router
        .get("/client")
        .handler(
            context ->
                context
                    .request()
                    .toWebSocket()
                    .onSuccess(this::accept)
                    .onFailure(noUpgrade -> context.fail(400)));
  }

  @Override
  public Presence presence(String accountSid, String identity) {
    List<ClientLine> there = lines(accountSid, identity);
    if (there.isEmpty()) {
      return Presence.OFFLINE;
    }
    return there.stream().allMatch(ClientLine::isBusy) ? Presence.BUSY : Presence.FREE;
  }

  @Override
  public Optional<CallObserver> offer(Call call, String identity) {
    Optional<ClientLine> free =
        lines(call.accountSid(), identity).stream().filter(line -> !line.isBusy()).findFirst();
    free.ifPresent(line -> line.take(call));
    return free.map(line -> line);
  }

  private List<ClientLine> lines(String accountSid, String identity) {
    return lines.stream().filter(line -> line.takesCallsFor(accountSid, identity)).toList();
  }

  /** Does something later, in real time. */
  void after(Duration delay, Runnable task) {
    equipment.timers().after(delay, task);
  }

  /** Takes a socket in, or tells it why not and closes it. */
  private void accept(ServerWebSocket socket) {
    AccessToken judged =
        AccessToken.judge(token(socket), equipment.accounts()::withKey, equipment.timers().now());
    if (judged instanceof Granted granted) {
      register(socket, granted);
    } else if (judged instanceof Denied denied) {
      Frames.send(socket, Frames.error(denied.code(), denied.message()));
      socket.close();
    }
  }

  private static String token(ServerWebSocket socket) {
    return Query.of(socket.uri()).getOrDefault("token", "");
  }

  /**
   * Cuts the sockets of an identity, as a lost network does.
   *
   * @return whether there were any
   */
  public boolean drop(String identity) {
    List<ClientLine> cut = lines.stream().filter(line -> line.identity().equals(identity)).toList();
    cut.forEach(ClientLine::cut);
    return !cut.isEmpty();
  }

  private void register(ServerWebSocket socket, Granted granted) {
    ClientLine line = new ClientLine(this, socket, granted, new SoundLine(mixer, socket));
    lines.add(line);
    log(Kind.CLIENT_REGISTERED, granted);
    line.open();
  }

  void unregister(ClientLine line, Granted granted) {
    if (lines.remove(line)) {
      log(Kind.CLIENT_GONE, granted);
    }
  }

  /** Makes the client's call; empty if its token grants none. */
  Optional<Call> connect(Granted client, Map<String, String> params, CallObserver observer) {
    return client
        .voiceUrl()
        .map(url -> new Target(url, HookMethod.POST))
        .map(
            target ->
                CallRequest.fromClient(
                    client.account().accountSid(),
                    params.getOrDefault("To", ""),
                    client.identity(),
                    target))
        .map(
            request -> {
              Map<String, String> sent = new LinkedHashMap<>(params);
              sent.put("ApplicationSid", client.applicationSid());
              return exchange.connect(request, sent, observer);
            });
  }

  Exchange exchange() {
    return exchange;
  }

  /** The identities that are registered now. */
  public List<String> identities() {
    List<String> identities = new ArrayList<>();
    lines.forEach(line -> identities.add(line.identity()));
    return identities;
  }

  private void log(Kind kind, Granted client) {
    equipment
        .journal()
        .write(kind, client.account().accountSid(), null, Map.of("identity", client.identity()));
  }
}
