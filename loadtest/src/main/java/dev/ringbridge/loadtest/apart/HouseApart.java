package dev.ringbridge.loadtest.apart;

import dev.ringbridge.embedded.FreePort;
import java.io.IOException;
import java.io.Writer;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/**
 * One queue-api, two telephony-adapters and two realtime-gateways, each a process, on one
 * PostgreSQL and one Kafka. Everybody uses the first gateway, and it passes the carrier's requests
 * on to the first telephony-adapters: the second ones hold no socket and no request.
 */
final class HouseApart implements AutoCloseable {
  private static final Duration START = Duration.ofMinutes(2);

  private final Path place;
  private final SharedServers servers;
  private final URI origin;
  private final List<ServiceProcess> services = new ArrayList<>();

  HouseApart(Path place) throws Exception {
    this.place = place;
    int front = FreePort.find();
    origin = URI.create("http://127.0.0.1:" + front);
    servers = new SharedServers(place.resolve("servers"), origin);
    try {
      startServices(front);
    } catch (IOException | InterruptedException | AssertionError e) {
      close();
      throw e;
    }
  }

  private void startServices(int front) throws IOException, InterruptedException {
    Path shared = write("shared.properties", servers.settings());
    start("queue-api", "queue", FreePort.find(), shared);
    start("telephony-adapters", "telephony-1", FreePort.find(), shared);
    start("telephony-adapters", "telephony-2", FreePort.find(), shared);
    Properties others = new Properties();
    others.putAll(servers.settings());
    others.setProperty("ringbridge.gateway.queue-url", services.get(0).uri().toString());
    others.setProperty("ringbridge.gateway.telephony-url", services.get(1).uri().toString());
    Path gateways = write("gateways.properties", others);
    start("realtime-gateway", "gateway-1", front, gateways);
    start("realtime-gateway", "gateway-2", FreePort.find(), gateways);
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
    services.add(ServiceProcess.start(module, name, port, settings));
  }

  /** Where everybody goes. */
  URI origin() {
    return origin;
  }

  SharedServers servers() {
    return servers;
  }

  List<ServiceProcess> services() {
    return services;
  }

  ServiceProcess secondTelephony() {
    return services.get(2);
  }

  ServiceProcess secondGateway() {
    return services.get(4);
  }

  @Override
  public void close() {
    for (int i = services.size() - 1; i >= 0; i--) {
      services.get(i).close();
    }
    servers.close();
  }
}
