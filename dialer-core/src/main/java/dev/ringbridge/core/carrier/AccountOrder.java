package dev.ringbridge.core.carrier;

import java.util.Comparator;

/** Which of several accounts is dialed with. */
public final class AccountOrder {
  /** The preferred first, then the faster; the same order everywhere. */
  public static final Comparator<AccountSnapshot> BEST_FIRST =
      Comparator.comparingInt(AccountSnapshot::preference)
          .thenComparing(Comparator.comparingDouble(AccountSnapshot::callsPerSecond).reversed())
          .thenComparing(AccountSnapshot::accountId);

  private AccountOrder() {}
}
