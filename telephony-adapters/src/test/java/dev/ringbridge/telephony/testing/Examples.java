package dev.ringbridge.telephony.testing;

import dev.ringbridge.core.call.CallRef;
import dev.ringbridge.core.call.CallRules;
import dev.ringbridge.core.event.Tenancy;
import java.util.UUID;

/** Values that tests share. */
public final class Examples {
  public static final Tenancy TENANCY = new Tenancy(new UUID(7, 1), new UUID(7, 2));

  public static final CallRules RULES =
      new CallRules(20, 2000, "This was a call of Acme.", false, 0, "Please call back.");

  private Examples() {}

  public static CallRef call() {
    return new CallRef(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID(), TENANCY);
  }

  public static CallRules detecting(int actsWithinSeconds) {
    return new CallRules(
        20, 2000, "This was a call of Acme.", true, actsWithinSeconds, "Please call back.");
  }
}
