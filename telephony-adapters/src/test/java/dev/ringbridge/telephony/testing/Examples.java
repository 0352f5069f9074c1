package dev.ringbridge.telephony.testing;

import dev.ringbridge.core.call.Broadcast;
import dev.ringbridge.core.call.CallRef;
import dev.ringbridge.core.call.CallRules;
import dev.ringbridge.core.call.RecordingChannels;
import dev.ringbridge.core.call.RecordingTerms;
import dev.ringbridge.core.event.Tenancy;
import java.util.UUID;

/** Values that tests share. */
public final class Examples {
  public static final Tenancy TENANCY = new Tenancy(new UUID(7, 1), new UUID(7, 2));

  public static final CallRules RULES =
      new CallRules(20, 2000, "This was a call of Acme.", false, 0, "Please call back.");

  /** Said at speed ten in less than a second. */
  public static final Broadcast BROADCAST =
      new Broadcast(
          "This is Acme with an offer that will not come again: press 1 to hear of it from one of our people, or 9"
              + " to be left alone.",
          true,
          "1",
          "9",
          "You will not hear of us again.",
          "All of us are busy.");

  /** Said at speed ten in half a second. */
  public static final RecordingTerms RECORDED =
      new RecordingTerms(
          RecordingChannels.DUAL, "This call is recorded; press 9 for no recording.", "9");

  private Examples() {}

  public static CallRules saying(Broadcast broadcast, boolean detectMachines) {
    return new CallRules(
            20, 2000, "This was a call of Acme.", detectMachines, 0, "Please call back.")
        .saying(broadcast);
  }

  public static CallRef call() {
    return new CallRef(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID(), TENANCY);
  }

  public static CallRules detecting(int actsWithinSeconds) {
    return new CallRules(
        20, 2000, "This was a call of Acme.", true, actsWithinSeconds, "Please call back.");
  }
}
