package dev.ringbridge.simulator;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Starts a simulator on its own, until it is stopped. */
public final class Main {
  private static final int STANDARD_PORT = 8090;

  /** The account of a simulator that is given none; the README prints its secrets. */
  static final SimulatedAccount DEMO =
      new SimulatedAccount(
          "AC00000000000000000000000000000001",
          "demo-auth-token",
          "SK00000000000000000000000000000001",
          "demo-api-key-secret-of-32-letters",
          10,
          Map.of(
              "AP00000000000000000000000000000001", "http://127.0.0.1:8080/carrier/twilio/voice"),
          Set.of());

  /** The account of its Exotel face, if it is given none. */
  static final SimulatedExotelAccount EXOTEL_DEMO =
      SimulatedExotelAccount.standard("ringbridge1m", "demo-exotel-key", "demo-exotel-token");

  private Main() {}

  /**
   * Starts one.
   *
   * @param args {@code --host --port --log --seed --speed --accounts --exotel-accounts}, each
   *     followed by its value
   */
  public static void main(String[] args) {
    System.exit(run(args, System.out, System.err));
  }

  private static int run(String[] args, PrintStream out, PrintStream err) {
    try {
      CarrierSimulator simulator = CarrierSimulator.start(options(args));
      out.println("The carrier simulator listens on " + simulator.uri());
      Thread.currentThread().join();
      return 0;
    } catch (SimulatorStartException | IllegalArgumentException e) {
      err.println(e.getMessage());
      return 1;
    } catch (IOException e) {
      err.println("The accounts file cannot be read: " + e.getMessage());
      return 1;
    } catch (InterruptedException e) {
      return 0;
    }
  }

  static SimulatorOptions options(String[] args) throws IOException {
    SimulatorOptions.Builder options =
        SimulatorOptions.builder().port(STANDARD_PORT).account(DEMO).exotelAccount(EXOTEL_DEMO);
    for (int i = 0; i < args.length; i += 2) {
      if (i + 1 == args.length) {
        throw new IllegalArgumentException(args[i] + " needs a value");
      }
      set(options, args[i], args[i + 1]);
    }
    return options.build();
  }

  private static void set(SimulatorOptions.Builder options, String name, String value)
      throws IOException {
    switch (name) {
      case "--host" -> options.host(value);
      case "--port" -> options.port(Integer.parseInt(value));
      case "--log" -> options.logFile(Path.of(value));
      case "--seed" -> options.seed(Long.parseLong(value));
      case "--speed" -> options.speed(Double.parseDouble(value));
      case "--accounts" -> options.accounts(accounts(Path.of(value)));
      case "--exotel-accounts" -> options.exotelAccounts(exotelAccounts(Path.of(value)));
      default -> throw new IllegalArgumentException(name + " is no option: see the README");
    }
  }

  private static List<SimulatedAccount> accounts(Path file) throws IOException {
    return List.of(new JsonMapper().readValue(file.toFile(), SimulatedAccount[].class));
  }

  private static List<SimulatedExotelAccount> exotelAccounts(Path file) throws IOException {
    return List.of(new JsonMapper().readValue(file.toFile(), SimulatedExotelAccount[].class));
  }
}
