package dev.ringbridge.telephony.guard;

import dev.ringbridge.core.carrier.AccountHold;
import dev.ringbridge.core.carrier.HoldReason;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What may be spent, and what is spent or reserved; all in millionths of a US dollar.
 *
 * @param perMinute within any 60 seconds; null is no limit
 * @param perDay within a day in UTC; null is no limit
 * @param minute what the calls of the last 60 seconds cost, as far as is known
 * @param day what those of today do
 */
record Budget(@Nullable Long perMinute, @Nullable Long perDay, long minute, long day) {
  private static final Duration A_MINUTE_ENDS_BIT_BY_BIT = Duration.ofSeconds(10);

  /** What keeps one more call from being paid. */
  Optional<AccountHold> bars(long price, Instant now) {
    if (perDay != null && day + price > perDay) {
      Instant midnight =
          now.atOffset(ZoneOffset.UTC).truncatedTo(ChronoUnit.DAYS).plusDays(1).toInstant();
      return Optional.of(new AccountHold(HoldReason.SPEND_PER_DAY, midnight));
    }
    if (perMinute != null && minute + price > perMinute) {
      return Optional.of(
          new AccountHold(HoldReason.SPEND_PER_MINUTE, now.plus(A_MINUTE_ENDS_BIT_BY_BIT)));
    }
    return Optional.empty();
  }

  Budget with(long price) {
    return new Budget(perMinute, perDay, minute + price, day + price);
  }
}
