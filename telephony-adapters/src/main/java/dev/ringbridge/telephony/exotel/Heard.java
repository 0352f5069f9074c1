package dev.ringbridge.telephony.exotel;

import com.fasterxml.jackson.databind.JsonNode;

/** What came of one request. */
sealed interface Heard {
  /**
   * An answer came, whole.
   *
   * @param body what it said, in JSON or XML; missing where it is neither
   */
  record Answered(int status, JsonNode body) implements Heard {
    boolean isSuccess() {
      return status / 100 == 2;
    }

    /** What it says of the thing asked for, within its envelope. */
    JsonNode data() {
      return body.path("response").path("data");
    }
  }

  /** Certain that no byte of it left. */
  record NotSent(String cause) implements Heard {}

  /** Its time was over before a byte left. */
  record TooLate() implements Heard {}

  /** It left, and no whole answer came. */
  record Silence(String cause) implements Heard {}
}
