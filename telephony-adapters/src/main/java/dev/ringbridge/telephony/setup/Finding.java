package dev.ringbridge.telephony.setup;

import org.jspecify.annotations.Nullable;

/**
 * What a test found out about one thing.
 *
 * @param subject what was looked at
 * @param found what was seen there
 * @param advice what to do about it; null where it is as it should be
 */
public record Finding(FindingLevel level, String subject, String found, @Nullable String advice) {
  /** It is as it should be. */
  public static Finding pass(String subject, String found) {
    return new Finding(FindingLevel.PASS, subject, found, null);
  }

  /** Calls are possible, but something will be missing. */
  public static Finding warning(String subject, String found, String advice) {
    return new Finding(FindingLevel.WARNING, subject, found, advice);
  }

  /** Calls are not possible like this. */
  public static Finding failure(String subject, String found, String advice) {
    return new Finding(FindingLevel.FAILURE, subject, found, advice);
  }
}
