package dev.ringbridge.simulator.call;

import java.util.Locale;

/** Who or what ended a call. */
public enum Ender {
  /** The person or machine called. */
  PERSON,
  /** The telephone network. */
  CARRIER,
  /** A request of the customer's. */
  REST,
  /** The document: a hang-up, a rejection, or its end. */
  TWIML,
  /** The client's user. */
  CLIENT,
  /** The client's connection was lost. */
  NETWORK,
  /** It rang too long. */
  RING_TIMEOUT,
  /** It lasted too long. */
  TIME_LIMIT,
  /** It waited too long in the carrier's queue. */
  QUEUE_LIMIT,
  /** The switch itself stopped while the call went on. */
  POWER_CUT,
  /** No document could be had. */
  APPLICATION_ERROR;

  /** Its name in the log. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
