package dev.ringbridge.telephony.placing;

import dev.ringbridge.core.call.CallRules;
import dev.ringbridge.core.carrier.Minute;
import dev.ringbridge.telephony.account.Account;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The slots of an account's rate, given out one after the other while the account is held. */
final class Slots {
  private final @Nullable Account account;
  private Instant bySecond;
  private Optional<Minute> minute;

  /**
   * @param account whose; null where there is none, and then every slot is now
   * @param minute what is left of its minute; empty where only its calls a second count
   */
  Slots(@Nullable Account account, Optional<Minute> minute, Instant now) {
    this.account = account;
    this.minute = minute;
    this.bySecond = account == null ? now : later(account.nextSlotAt(), now);
  }

  /** The next one for a call of these rules; {@link Instant#MAX} where none is in sight. */
  Instant next(CallRules rules) {
    return minute.map(one -> one.earliestCall(rules, bySecond)).orElse(bySecond);
  }

  /** It is given out. */
  void take(CallRules rules) {
    Instant slot = next(rules);
    bySecond = account == null ? slot : slot.plus(interval(account, minute));
    minute = minute.map(one -> one.with(rules, slot));
  }

  /** The time between two: the longer one of the calls a second and of the minute. */
  static Duration interval(Account account, Optional<Minute> minute) {
    Duration bySecond = account.interval();
    return minute.map(Minute::interval).filter(one -> one.compareTo(bySecond) > 0).orElse(bySecond);
  }

  /** The next one as the calls a second give it. */
  Instant nextByTheSecond() {
    return bySecond;
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }
}
