package dev.ringbridge.standalone;

import dev.ringbridge.embedded.DatabaseAddress;
import dev.ringbridge.embedded.StartException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * What a person may set, each as an environment variable.
 *
 * @param dataFolder RINGBRIDGE_DATA: where everything is kept
 * @param programs RINGBRIDGE_PROGRAMS: where PostgreSQL's programs are unpacked, once for all data
 *     folders; without it each data folder has its own
 * @param port RINGBRIDGE_PORT: the console and the API
 * @param simulatorPort RINGBRIDGE_SIMULATOR_PORT: the simulated carrier
 * @param publicUrl RINGBRIDGE_PUBLIC_URL: the https:// address at which carriers reach the port;
 *     this machine, unless it says otherwise
 * @param host RINGBRIDGE_HOST: the address both listen on; this machine only, unless it says
 *     otherwise
 * @param database RINGBRIDGE_DATABASE_URL: a PostgreSQL of one's own; its user may create roles and
 *     databases
 * @param kafka RINGBRIDGE_KAFKA: a Kafka of one's own, as host:port
 * @param speed RINGBRIDGE_SPEED: how much faster than life the simulated people are
 * @param callsPerSecond RINGBRIDGE_CALLS_PER_SECOND: what the simulated account may place
 * @param leads RINGBRIDGE_DEMO_LEADS: how many of the sample leads the demo dials
 * @param agents RINGBRIDGE_DEMO_AGENTS: how many simulated agents take its calls
 */
public record Settings(
    Path dataFolder,
    Optional<Path> programs,
    int port,
    int simulatorPort,
    String publicUrl,
    String host,
    Optional<DatabaseAddress> database,
    Optional<String> kafka,
    double speed,
    int callsPerSecond,
    int leads,
    int agents) {
  private static final int PORT = 8080;
  private static final int SIMULATOR_PORT = 8090;
  private static final int SPEED = 20;
  private static final int CALLS_PER_SECOND = 30;
  private static final int LEADS = 1_000;
  private static final int AGENTS = 20;
  private static final int HIGHEST_PORT = 65_535;

  /**
   * Reads the settings.
   *
   * @throws StartException if one of them cannot be meant
   */
  public static Settings of(Map<String, String> environment) {
    int port = number(environment, "RINGBRIDGE_PORT", PORT, 1, HIGHEST_PORT);
    int simulatorPort =
        number(environment, "RINGBRIDGE_SIMULATOR_PORT", SIMULATOR_PORT, 1, HIGHEST_PORT);
    if (port == simulatorPort) {
      throw new StartException("RINGBRIDGE_PORT and RINGBRIDGE_SIMULATOR_PORT must differ.");
    }
    return new Settings(
        Path.of(text(environment, "RINGBRIDGE_DATA").orElse("data")),
        text(environment, "RINGBRIDGE_PROGRAMS").map(Path::of).map(Path::toAbsolutePath),
        port,
        simulatorPort,
        publicUrl(environment).orElse("http://localhost:" + port),
        text(environment, "RINGBRIDGE_HOST").orElse("127.0.0.1"),
        text(environment, "RINGBRIDGE_DATABASE_URL").map(DatabaseAddress::parse),
        text(environment, "RINGBRIDGE_KAFKA"),
        number(environment, "RINGBRIDGE_SPEED", SPEED, 1, 1_000),
        number(environment, "RINGBRIDGE_CALLS_PER_SECOND", CALLS_PER_SECOND, 1, 1_000),
        number(environment, "RINGBRIDGE_DEMO_LEADS", LEADS, 1, LEADS),
        number(environment, "RINGBRIDGE_DEMO_AGENTS", AGENTS, 1, 500));
  }

  /** What is set to nothing is not set. */
  private static Optional<String> text(Map<String, String> environment, String name) {
    return Optional.ofNullable(environment.get(name))
        .map(String::strip)
        .filter(text -> !text.isEmpty());
  }

  private static Optional<String> publicUrl(Map<String, String> environment) {
    Optional<String> url = text(environment, "RINGBRIDGE_PUBLIC_URL");
    if (url.isPresent() && !url.get().matches("https?://[^\\s/?#]+/?")) {
      throw new StartException(
          "RINGBRIDGE_PUBLIC_URL must be an address without a path, like https://dial.example.com.");
    }
    return url.map(text -> text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
  }

  private static int number(
      Map<String, String> environment, String name, int otherwise, int least, int most) {
    return text(environment, name).map(text -> number(name, text, least, most)).orElse(otherwise);
  }

  private static int number(String name, String text, int least, int most) {
    String rule =
        name + " must be a whole number from " + least + " to " + most + ", not " + text + ".";
    boolean digits = text.matches("[0-9]{1,5}");
    if (!digits || Integer.parseInt(text) < least || Integer.parseInt(text) > most) {
      throw new StartException(rule);
    }
    return Integer.parseInt(text);
  }

  /** Where the console and the API are. */
  public String url() {
    return "http://localhost:" + port;
  }
}
