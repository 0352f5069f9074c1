package dev.ringbridge.simulator.webhook;

import java.util.Optional;

/** What came of one request to a customer. */
public sealed interface Reply {

  /** Whether it is a success: an answer with a status of 2xx. */
  default boolean isSuccess() {
    return false;
  }

  /** Its name in a retry policy, empty if it has none. */
  String policy();

  /** An answer. */
  record Answered(int status, String contentType, String body, Optional<String> location)
      implements Reply {
    @Override
    public boolean isSuccess() {
      return status >= 200 && status < 300;
    }

    @Override
    public String policy() {
      return status >= 400 ? status / 100 + "xx" : "";
    }
  }

  /**
   * No answer.
   *
   * @param why in what way
   */
  record Failed(Why why) implements Reply {
    @Override
    public String policy() {
      return why.policy;
    }
  }

  /** The ways to get no answer. */
  enum Why {
    /** No connection: refused, no such host, no handshake, or too slow. */
    CONNECT("ct", 11205),
    /** Too slow to answer. */
    TIMEOUT("rt", 11200),
    /** The connection was closed before an answer. */
    CLOSED("rt", 11200),
    /** The URL is none. */
    INVALID_URL("", 11100);

    private final String policy;
    private final int code;

    Why(String policy, int code) {
      this.policy = policy;
      this.code = code;
    }

    /** The carrier's error code. */
    public int code() {
      return code;
    }
  }
}
