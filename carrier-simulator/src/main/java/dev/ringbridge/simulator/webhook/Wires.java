package dev.ringbridge.simulator.webhook;

/** The way out for what goes on while a call does: sockets to customers. */
@FunctionalInterface
public interface Wires {
  /** Nobody listens anywhere. */
  Wires NONE = (url, ear) -> ear.closed();

  /** Opens a socket; what comes of it is told on the thread of the switch. */
  void open(String url, Ear ear);

  /** What hears of a socket. */
  interface Ear {
    /** It is open. */
    void opened(Wire wire);

    /** A message came. */
    void heard(String message);

    /** It is closed, or could not be opened. */
    void closed();
  }

  /** An open socket. */
  interface Wire {
    /** Sends a message, unless the customer does not keep up. */
    void send(String message);

    /** Closes it. */
    void close();
  }
}
