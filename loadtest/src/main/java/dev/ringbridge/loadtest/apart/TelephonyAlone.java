package dev.ringbridge.loadtest.apart;

import dev.ringbridge.embedded.FreePort;
import java.io.IOException;
import java.io.Writer;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;

/** One telephony-adapters by itself, on a PostgreSQL and a Kafka, as it runs in production. */
public final class TelephonyAlone implements AutoCloseable {
  private static final Duration START = Duration.ofMinutes(2);

  private final SharedServers servers;
  private final ServiceProcess service;

  /**
   * Starts one, and returns when it is ready.
   *
   * @param place its folder
   */
  public TelephonyAlone(Path place, HousePlan.CarrierTerms carrier)
      throws IOException, InterruptedException, GeneralSecurityException {
    int port = FreePort.find();
    servers =
        new SharedServers(
            place.resolve("servers"), URI.create("http://127.0.0.1:" + port), carrier);
    Path settings = place.resolve("shared.properties");
    try (Writer writer = Files.newBufferedWriter(settings)) {
      servers.settings().store(writer, null);
    }
    List<String> machine = List.of("@standalone/jvm.options");
    service = ServiceProcess.start("telephony-adapters", "telephony", port, settings, machine);
    try {
      service.awaitReady(START);
    } catch (IOException | InterruptedException | IllegalStateException e) {
      close();
      throw e;
    }
  }

  /** What it stands on. */
  public SharedServers servers() {
    return servers;
  }

  /** Itself. */
  public ServiceProcess service() {
    return service;
  }

  @Override
  public void close() {
    service.close();
    servers.close();
  }
}
