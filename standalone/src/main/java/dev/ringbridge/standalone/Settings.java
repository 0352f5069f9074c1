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
 * @param port RINGBRIDGE_PORT: the console and the API
 * @param simulatorPort RINGBRIDGE_SIMULATOR_PORT: the simulated carrier
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
    int port,
    int simulatorPort,
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
    return new Settings(
        Path.of(environment.getOrDefault("RINGBRIDGE_DATA", "data")),
        number(environment, "RINGBRIDGE_PORT", PORT, 1, HIGHEST_PORT),
        number(environment, "RINGBRIDGE_SIMULATOR_PORT", SIMULATOR_PORT, 1, HIGHEST_PORT),
        environment.getOrDefault("RINGBRIDGE_HOST", "127.0.0.1"),
        Optional.ofNullable(environment.get("RINGBRIDGE_DATABASE_URL")).map(DatabaseAddress::parse),
        Optional.ofNullable(environment.get("RINGBRIDGE_KAFKA")),
        number(environment, "RINGBRIDGE_SPEED", SPEED, 1, 1_000),
        number(environment, "RINGBRIDGE_CALLS_PER_SECOND", CALLS_PER_SECOND, 1, 1_000),
        number(environment, "RINGBRIDGE_DEMO_LEADS", LEADS, 1, LEADS),
        number(environment, "RINGBRIDGE_DEMO_AGENTS", AGENTS, 1, 500));
  }

  private static int number(
      Map<String, String> environment, String name, int otherwise, int least, int most) {
    String text = environment.get(name);
    if (text == null) {
      return otherwise;
    }
    try {
      int value = Integer.parseInt(text.strip());
      if (value >= least && value <= most) {
        return value;
      }
    } catch (NumberFormatException e) {
      throw new StartException(
          name + " must be a whole number from " + least + " to " + most + ", not " + text, e);
    }
    throw new StartException(
        name + " must be from " + least + " to " + most + ", not " + text + ".");
  }

  /** Where the console and the API are. */
  public String url() {
    return "http://localhost:" + port;
  }
}
