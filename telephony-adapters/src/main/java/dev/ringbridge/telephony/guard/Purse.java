package dev.ringbridge.telephony.guard;

import dev.ringbridge.core.call.PhoneNumber;
import dev.ringbridge.core.carrier.AccountHold;
import dev.ringbridge.core.carrier.HoldReason;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * The money for the calls of one fence, given out one after the other while account and
 * organization are held. The first call that cannot be paid, or goes where too many went at once,
 * closes it for all that follow.
 */
public final class Purse {
  private final Instant now;
  private final Terms terms;
  private final ToLongFunction<PhoneNumber> perMinute;
  private final Map<String, CalledPrefix> prefixes = new HashMap<>();
  private final List<Entry> entries = new ArrayList<>();
  private Budget account;
  private Budget organization;
  private @Nullable AccountHold hold;
  private @Nullable String fraudPrefix;

  Purse(
      Instant now,
      Terms terms,
      ToLongFunction<PhoneNumber> perMinute,
      Budget account,
      Budget organization,
      List<CalledPrefix> prefixes) {
    this.now = now;
    this.terms = terms;
    this.perMinute = perMinute;
    this.account = account;
    this.organization = organization;
    prefixes.forEach(one -> this.prefixes.put(one.digits(), one));
  }

  /** Takes the money for a call; false where it must not be placed. */
  public boolean pays(UUID callId, PhoneNumber number) {
    long price = perMinute.applyAsLong(number);
    long reserved = price * terms.reservedMinutes();
    if (hold == null) {
      hold = bars(number, reserved).orElse(null);
    }
    if (hold != null) {
      return false;
    }
    String digits = CalledPrefix.of(number);
    prefixes.put(digits, prefix(digits).called());
    account = account.with(reserved);
    organization = organization.with(reserved);
    entries.add(new Entry(callId, price, reserved, digits));
    return true;
  }

  private Optional<AccountHold> bars(PhoneNumber number, long reserved) {
    if (terms.killed()) {
      return Optional.of(new AccountHold(HoldReason.KILLED, null));
    }
    CalledPrefix prefix = prefix(CalledPrefix.of(number));
    Integer most = terms.callsToNewPrefix();
    if (most != null && !prefix.known() && prefix.calls() >= most) {
      fraudPrefix = prefix.digits();
      return Optional.of(new AccountHold(HoldReason.KILLED, null));
    }
    return account.bars(reserved, now).or(() -> organization.bars(reserved, now));
  }

  private CalledPrefix prefix(String digits) {
    return prefixes.getOrDefault(digits, CalledPrefix.fresh(digits));
  }

  /** What is to be paid for. */
  List<Entry> entries() {
    return List.copyOf(entries);
  }

  /** What closed it; empty where all was paid. */
  Optional<AccountHold> hold() {
    return Optional.ofNullable(hold);
  }

  /** The new prefix that took too many calls, where that closed it. */
  Optional<String> fraudPrefix() {
    return Optional.ofNullable(fraudPrefix);
  }

  /**
   * What it gives money by.
   *
   * @param killed whether all placing of the organization is stopped
   * @param reservedMinutes how many minutes a call is taken to last until it is over
   * @param callsToNewPrefix how many calls a new prefix may take within a window; null is no limit
   */
  record Terms(boolean killed, int reservedMinutes, @Nullable Integer callsToNewPrefix) {}

  /**
   * What a call costs for now.
   *
   * @param perMinute the price of a minute
   * @param micros what is reserved
   * @param prefix what its number begins with
   */
  record Entry(UUID callId, long perMinute, long micros, String prefix) {}
}
