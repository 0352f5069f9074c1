package dev.ringbridge.simulator;

import dev.ringbridge.simulator.admin.AdminPages;
import dev.ringbridge.simulator.admin.Workings;
import dev.ringbridge.simulator.audio.Mixer;
import dev.ringbridge.simulator.call.Sids;
import dev.ringbridge.simulator.connect.Connects;
import dev.ringbridge.simulator.exchange.Accounts;
import dev.ringbridge.simulator.exchange.Equipment;
import dev.ringbridge.simulator.exchange.Exchange;
import dev.ringbridge.simulator.exotel.ExotelAccounts;
import dev.ringbridge.simulator.exotel.ExotelFace;
import dev.ringbridge.simulator.exotel.Phones;
import dev.ringbridge.simulator.faults.Faults;
import dev.ringbridge.simulator.journal.Journal;
import dev.ringbridge.simulator.journal.SimulatorBug;
import dev.ringbridge.simulator.legs.LegSwitch;
import dev.ringbridge.simulator.people.Population;
import dev.ringbridge.simulator.rest.TwilioFace;
import dev.ringbridge.simulator.softphone.Clients;
import dev.ringbridge.simulator.time.LoopTimers;
import dev.ringbridge.simulator.time.Tempo;
import dev.ringbridge.simulator.webhook.Courier;
import dev.ringbridge.simulator.webhook.LoopWires;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A carrier that runs in this process and listens on a port. All its calls live on one event loop;
 * the number of threads does not grow with them.
 */
public final class CarrierSimulator implements AutoCloseable {
  /** The loop's thread, as tools show it: short enough for Linux, which keeps 15 letters. */
  public static final String LOOP = "simulator-loop";

  private final Vertx vertx;
  private final HttpServer server;
  private final Equipment equipment;
  private final String host;
  private final AtomicBoolean closed = new AtomicBoolean();

  private CarrierSimulator(Vertx vertx, HttpServer server, Equipment equipment, String host) {
    this.vertx = vertx;
    this.server = server;
    this.equipment = equipment;
    this.host = host;
  }

  /**
   * Starts a simulator, and returns when it listens.
   *
   * @throws SimulatorStartException if it cannot: the port is taken, the log file not writable
   */
  public static CarrierSimulator start(SimulatorOptions options) {
    Vertx vertx = vertx();
    vertx.runOnContext(onLoop -> Thread.currentThread().setName(LOOP));
    LoopTimers timers = new LoopTimers(vertx, Clock.systemUTC());
    Journal journal = journal(options, vertx, timers);
    try {
      Equipment equipment = equipment(options, vertx, timers, journal);
      HttpServer server = server(options, vertx, equipment, timers);
      server.listen().toCompletionStage().toCompletableFuture().join();
      return new CarrierSimulator(vertx, server, equipment, options.host());
    } catch (CompletionException e) {
      close(vertx);
      close(journal);
      throw cannotListen(options, e.getCause() == null ? e : e.getCause());
    } catch (SimulatorStartException e) {
      close(vertx);
      close(journal);
      throw e;
    }
  }

  /** The port it listens on. */
  public int port() {
    return server.actualPort();
  }

  /** Where it is reached, as {@code http://127.0.0.1:8090}. */
  public URI uri() {
    String name = host.equals("0.0.0.0") ? "127.0.0.1" : host;
    String quoted = name.contains(":") ? "[" + name + "]" : name;
    return URI.create("http://" + quoted + ":" + port());
  }

  /** The truth. */
  public OracleLog log() {
    return equipment.journal();
  }

  /** Stops at once: calls that go on are cut off without a word, as by a carrier's power cut. */
  @Override
  public void close() {
    if (closed.getAndSet(true)) {
      return;
    }
    CompletableFuture<Void> off = new CompletableFuture<>();
    vertx.runOnContext(
        onLoop -> {
          equipment.courier().close();
          close(equipment.journal());
          off.complete(null);
        });
    off.join();
    close(vertx);
  }

  /** One loop for everything: what the switch holds needs no lock. */
  private static Vertx vertx() {
    return Vertx.vertx(
        new VertxOptions()
            .setEventLoopPoolSize(1)
            .setWorkerPoolSize(1)
            .setInternalBlockingPoolSize(1)
            .setFileSystemOptions(
                new FileSystemOptions()
                    .setFileCachingEnabled(false)
                    .setClassPathResolvingEnabled(false)));
  }

  private static Journal journal(SimulatorOptions options, Vertx vertx, LoopTimers timers) {
    try {
      return new Journal(timers::steady, options.limits().entriesKept(), options.logFile());
    } catch (IOException e) {
      close(vertx);
      throw cannotUseLog("write", options, e);
    }
  }

  private static Equipment equipment(
      SimulatorOptions options, Vertx vertx, LoopTimers timers, Journal journal) {
    return new Equipment(
        timers,
        new Tempo(options.speed()),
        new Sids(UUID::randomUUID),
        new Accounts(options.accounts()),
        Courier.onLoop(vertx, timers, () -> UUID.randomUUID().toString()),
        new LoopWires(vertx),
        journal);
  }

  private static HttpServer server(
      SimulatorOptions options, Vertx vertx, Equipment equipment, LoopTimers clock) {
    vertx.exceptionHandler(bug -> SimulatorBug.write(equipment.journal(), bug));
    return vertx
        .createHttpServer(
            new HttpServerOptions()
                .setHost(options.host())
                .setPort(options.port())
                .setHttp2ClearTextEnabled(false))
        .requestHandler(routes(options, Router.router(vertx), equipment, clock));
  }

  private static Router routes(
      SimulatorOptions options, Router router, Equipment equipment, LoopTimers clock) {
    Population population = new Population(options.seed(), options.people());
    Faults faults = new Faults();
    Exchange exchange = new Exchange(equipment, population, faults, options.limits().callsKept());
    exchange.calls().past().lag(options.limits().listingLag(), Duration.ZERO);
    recall(options, exchange);
    TwilioFace.mount(router, equipment, exchange, faults, options.limits());
    ExotelAccounts exotelAccounts = new ExotelAccounts(options.exotelAccounts());
    Phones phones = new Phones(exotelAccounts, equipment.journal());
    int kept = options.limits().callsKept();
    LegSwitch legs = new LegSwitch(equipment, population, phones, exchange.mail(), kept);
    legs.dialOver(exotelAccounts.exophones());
    Mixer mixer =
        new Mixer(equipment.timers(), equipment.journal(), List.of(exchange.rooms(), legs));
    Clients clients = new Clients(equipment, exchange, mixer);
    clients.mount(router);
    phones.mount(router, legs, mixer);
    Connects connects = new Connects(equipment, legs, exchange.mail(), kept);
    ExotelFace.Switches switches = new ExotelFace.Switches(legs, connects);
    ExotelFace.mount(router, equipment, switches, faults, exotelAccounts, options.limits());
    Workings.Exotel exotel = new Workings.Exotel(exotelAccounts, legs, phones);
    AdminPages.mount(
        router,
        new Workings(equipment, clock, exchange, population, faults, clients, mixer, exotel));
    return router;
  }

  private static void recall(SimulatorOptions options, Exchange exchange) {
    try {
      exchange.recall();
    } catch (IOException e) {
      throw cannotUseLog("read", options, e);
    }
  }

  private static SimulatorStartException cannotUseLog(
      String what, SimulatorOptions options, IOException cause) {
    return new SimulatorStartException(
        "The carrier simulator cannot %s its log file %s: set another with logFile (--log)."
            .formatted(what, options.logFile().map(Object::toString).orElse("")),
        cause);
  }

  private static SimulatorStartException cannotListen(SimulatorOptions options, Throwable cause) {
    String why =
        cause instanceof BindException ? "the port is taken or the address not ours" : "failed";
    return new SimulatorStartException(
        "The carrier simulator cannot listen on "
            + options.host()
            + " port "
            + options.port()
            + " ("
            + why
            + "): set another with port (--port), or 0 for a free one.",
        cause);
  }

  private static void close(Vertx vertx) {
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  private static void close(Journal journal) {
    try {
      journal.close();
    } catch (IOException e) {
      throw new UncheckedIOException("the oracle log cannot be closed", e);
    }
  }
}
