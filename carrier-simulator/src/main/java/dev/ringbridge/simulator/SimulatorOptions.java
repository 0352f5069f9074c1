package dev.ringbridge.simulator;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How a simulator starts.
 *
 * @param host the address it listens on
 * @param port the port, 0 for a free one
 * @param logFile where the oracle log is appended to, one JSON object a line
 * @param seed of everything random: the same seed gives the same people
 * @param speed what people's delays are divided by, at least 1
 * @param people the mix behind numbers that are not scripted
 * @param accounts who may use it; more can be added while it runs
 * @param exotelAccounts who may use its Exotel face
 * @param limits the carrier's limits
 */
public record SimulatorOptions(
    String host,
    int port,
    Optional<Path> logFile,
    long seed,
    double speed,
    People people,
    List<SimulatedAccount> accounts,
    List<SimulatedExotelAccount> exotelAccounts,
    SimulatorLimits limits) {
  public SimulatorOptions {
    accounts = List.copyOf(accounts);
    exotelAccounts = List.copyOf(exotelAccounts);
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("port must be from 0 to 65535");
    }
    if (!(speed >= 1)) {
      throw new IllegalArgumentException("speed must be at least 1");
    }
  }

  /** The defaults: 127.0.0.1, a free port, no file, seed 1, real time, the default people. */
  public static Builder builder() {
    return new Builder();
  }

  /** Sets what differs from the defaults. */
  public static final class Builder {
    private String host = "127.0.0.1";
    private int port;
    private @Nullable Path logFile;
    private long seed = 1;
    private double speed = 1;
    private People people = People.DEFAULT;
    private final List<SimulatedAccount> accounts = new ArrayList<>();
    private final List<SimulatedExotelAccount> exotelAccounts = new ArrayList<>();
    private SimulatorLimits limits = SimulatorLimits.DEFAULT;

    private Builder() {}

    /** The address to listen on, 127.0.0.1 by default: the admin pages ask for no password. */
    public Builder host(String address) {
      host = address;
      return this;
    }

    /** The port to listen on; 0, the default, takes a free one. */
    public Builder port(int number) {
      port = number;
      return this;
    }

    /** The file the oracle log is appended to. */
    public Builder logFile(Path file) {
      logFile = file;
      return this;
    }

    /** The seed of the people. */
    public Builder seed(long value) {
      seed = value;
      return this;
    }

    /** What people's delays are divided by, at least 1. */
    public Builder speed(double factor) {
      speed = factor;
      return this;
    }

    /** The mix of people. */
    public Builder people(People mix) {
      people = mix;
      return this;
    }

    /** Adds an account. */
    public Builder account(SimulatedAccount account) {
      accounts.add(account);
      return this;
    }

    /** Replaces the accounts. */
    public Builder accounts(List<SimulatedAccount> all) {
      accounts.clear();
      accounts.addAll(all);
      return this;
    }

    /** Adds an account of the Exotel face. */
    public Builder exotelAccount(SimulatedExotelAccount account) {
      exotelAccounts.add(account);
      return this;
    }

    /** Replaces the accounts of the Exotel face. */
    public Builder exotelAccounts(List<SimulatedExotelAccount> all) {
      exotelAccounts.clear();
      exotelAccounts.addAll(all);
      return this;
    }

    /** The carrier's limits. */
    public Builder limits(SimulatorLimits values) {
      limits = values;
      return this;
    }

    /** How long a new call is missing from lists. */
    public Builder listingLag(Duration lag) {
      limits =
          new SimulatorLimits(
              limits.concurrentRequests(),
              lag,
              limits.blockedPrefixes(),
              limits.callsKept(),
              limits.entriesKept());
      return this;
    }

    /** The options. */
    public SimulatorOptions build() {
      return new SimulatorOptions(
          host,
          port,
          Optional.ofNullable(logFile),
          seed,
          speed,
          people,
          accounts,
          exotelAccounts,
          limits);
    }
  }
}
