package dev.ringbridge.simulator;

/** The simulator could not start; the message is one line that says which setting to change. */
public final class SimulatorStartException extends RuntimeException {
  SimulatorStartException(String message, Throwable cause) {
    super(message, cause);
  }
}
