package dev.ringbridge.loadtest.apart;

import dev.ringbridge.embedded.FreePort;
import java.io.IOException;
import java.io.Writer;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.function.Function;

/**
 * One queue-api, telephony-adapters and realtime-gateways, each a process, on one PostgreSQL and
 * one Kafka. Everybody uses the first gateway, and the carrier the first telephony-adapters through
 * it: the other ones hold no socket and no request.
 */
public final class HouseApart implements AutoCloseable {
  private static final Duration START = Duration.ofMinutes(2);
  private static final List<String> MODULES =
      List.of("queue-api", "telephony-adapters", "realtime-gateway");

  private final Path place;
  private final HousePlan plan;
  private final SharedServers servers;
  private final URI origin;
  private final Function<ClassArchive, List<String>> classes;
  private final List<ServiceProcess> services = new ArrayList<>();

  /**
   * Starts one, and returns when all of it is ready.
   *
   * @param place its folder
   */
  public HouseApart(Path place, HousePlan plan)
      throws IOException, InterruptedException, GeneralSecurityException {
    this(place, plan, archive -> List.of());
  }

  private HouseApart(Path place, HousePlan plan, Function<ClassArchive, List<String>> classes)
      throws IOException, InterruptedException, GeneralSecurityException {
    this.place = place;
    this.plan = plan;
    this.classes = classes;
    int front = FreePort.find();
    origin = URI.create("http://127.0.0.1:" + front);
    servers = new SharedServers(place.resolve("servers"), origin, plan.carrier());
    try {
      startServices(front);
    } catch (IOException | InterruptedException | IllegalStateException e) {
      close();
      throw e;
    }
  }

  /**
   * Starts one whose services, killed, are soon back: from archives of their classes. Where there
   * are none since they were built, one of each is started and ended first.
   *
   * @param place its folder
   */
  public static HouseApart rehearsed(Path place, HousePlan plan)
      throws IOException, InterruptedException, GeneralSecurityException {
    if (!MODULES.stream().map(ClassArchive::of).allMatch(ClassArchive::isCurrent)) {
      Path folder = Files.createDirectories(place.resolve("rehearsal"));
      HousePlan one = new HousePlan(1, 1, plan.carrier(), plan.settings());
      new HouseApart(folder, one, ClassArchive::writing).close();
    }
    return new HouseApart(place, plan, ClassArchive::reading);
  }

  private void startServices(int front) throws IOException, InterruptedException {
    Properties settings = new Properties();
    settings.putAll(servers.settings());
    settings.putAll(plan.settings());
    Path shared = write("shared.properties", settings);
    start("queue-api", "queue", FreePort.find(), shared);
    for (int i = 1; i <= plan.telephonies(); i++) {
      start("telephony-adapters", "telephony-" + i, FreePort.find(), shared);
    }
    settings.setProperty("ringbridge.gateway.queue-url", services.get(0).uri().toString());
    settings.setProperty("ringbridge.gateway.telephony-url", services.get(1).uri().toString());
    Path gateways = write("gateways.properties", settings);
    for (int i = 1; i <= plan.gateways(); i++) {
      start("realtime-gateway", "gateway-" + i, i == 1 ? front : FreePort.find(), gateways);
    }
    for (ServiceProcess service : services) {
      service.awaitReady(START);
    }
  }

  private Path write(String name, Properties settings) throws IOException {
    Path file = place.resolve(name);
    try (Writer writer = Files.newBufferedWriter(file)) {
      settings.store(writer, null);
    }
    return file;
  }

  private void start(String module, String name, int port, Path settings) throws IOException {
    List<String> options = new ArrayList<>(ServiceProcess.sparing());
    options.addAll(classes.apply(ClassArchive.of(module)));
    services.add(ServiceProcess.start(module, name, port, settings, options));
  }

  /** Where everybody goes. */
  public URI origin() {
    return origin;
  }

  /** What all services share. */
  public SharedServers servers() {
    return servers;
  }

  /** All replicas. */
  public List<ServiceProcess> services() {
    return services;
  }

  /** One replica. */
  public ServiceProcess service(String name) {
    return services.stream()
        .filter(service -> service.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(name));
  }

  @Override
  public void close() {
    for (int i = services.size() - 1; i >= 0; i--) {
      services.get(i).close();
    }
    servers.close();
  }
}
