package dev.ringbridge.telephony.setup;

import java.util.Optional;

/** What a finding about a number that calls show is about. */
public final class CallerIdSubject {
  private static final String BEGINNING = "Caller id ";

  private CallerIdSubject() {}

  public static String of(String number) {
    return BEGINNING + number;
  }

  /** The number that a finding is about; empty where it is about something else. */
  static Optional<String> numberOf(Finding finding) {
    return finding.subject().startsWith(BEGINNING)
        ? Optional.of(finding.subject().substring(BEGINNING.length()))
        : Optional.empty();
  }
}
