package dev.ringbridge.core.eligibility;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What one rule says of a lead.
 *
 * @param rule which
 * @param holds whether it lets the lead be dialed
 * @param opensAt when it will by itself; null where it does now, or where somebody must act
 */
public record Finding(GateRule rule, boolean holds, @Nullable Instant opensAt) {
  static Finding holds(GateRule rule) {
    return new Finding(rule, true, null);
  }

  static Finding of(GateRule rule, boolean holds) {
    return new Finding(rule, holds, null);
  }
}
