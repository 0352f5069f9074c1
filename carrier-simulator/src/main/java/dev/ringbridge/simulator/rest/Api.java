package dev.ringbridge.simulator.rest;

import dev.ringbridge.simulator.call.CallParams;
import java.time.Instant;

/** Names that run through the whole face. */
final class Api {
  static final String VERSION = "2010-04-01";

  private Api() {}

  /** The path of an account. */
  static String account(String sid) {
    return "/" + VERSION + "/Accounts/" + sid;
  }

  static String date(Instant at) {
    return CallParams.date(at);
  }
}
