package dev.ringbridge.telephony.answering;

import java.time.Duration;

/**
 * How long each thing about an answered call may take.
 *
 * @param park how long the carrier's first question waits for an agent
 * @param doubt an agent who was decided on and is not seen with the lead after this is given up
 */
record Patience(Duration park, Duration doubt) {
  /** The length of one hold; a question with less than this left waits for the end instead. */
  static final Duration HOLD = Duration.ofSeconds(1);

  /** A carrier that was sent somewhere should be there after this. */
  static final Duration REDIRECT = Duration.ofMillis(1500);

  /** A carrier that should have asked, or hung up, is overdue after this. */
  static final Duration SILENCE = Duration.ofSeconds(3);

  /** A message is over after this: said once, with the wait for a key. */
  static final Duration MESSAGE = Duration.ofMinutes(2);

  /** So often a carrier is sent somewhere before the call is given up. */
  static final int TURNS = 6;

  /** A carrier that was told something and does not confirm it is told again after this. */
  static final Duration CONFIRMATION = Duration.ofSeconds(3);

  /** A carrier that confirms nothing for so long after a decision is told to end the call. */
  static final Duration DEAF = CONFIRMATION.multipliedBy(TURNS);

  /** A lead who left a room because the call ended is heard of within this. */
  static final Duration PARTING = Duration.ofMillis(500);

  /** Who should be given up, or is to be asked about, is looked for so often. */
  private static final Duration LOOK = Duration.ofSeconds(1);

  /** After this, whoever was decided on has been seen with the lead or given up: with two looks. */
  Duration settled() {
    return doubt.plus(LOOK.multipliedBy(2));
  }

  private static final Duration PER_CHARACTER = Duration.ofMillis(100);
  private static final Duration AFTER_WORDS = Duration.ofSeconds(10);

  /** A text is said after this at the latest, whatever is heard of its end. */
  static Duration said(String text) {
    return PER_CHARACTER.multipliedBy(text.length()).plus(AFTER_WORDS);
  }
}
