package dev.ringbridge.simulator;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is set at an account's number, for whoever calls it; both are asked with POST.
 *
 * @param voiceUrl what says what to do with the call
 * @param statusCallback what hears that the call is over; null where nothing does
 */
public record NumberUrls(String voiceUrl, @Nullable String statusCallback) {
  public NumberUrls {
    Objects.requireNonNull(voiceUrl, "voiceUrl");
  }
}
