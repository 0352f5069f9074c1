package dev.ringbridge.telephony;

import io.vertx.pgclient.PgException;

/** Why something failed, for the log: never the message, which may quote a phone number. */
public final class Causes {
  private Causes() {}

  /** The kind of a failure. */
  public static String of(Throwable failure) {
    String name = failure.getClass().getSimpleName();
    return failure instanceof PgException refused ? name + " " + refused.getSqlState() : name;
  }
}
