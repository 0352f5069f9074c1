package dev.ringbridge.telephony.incoming;

import dev.ringbridge.core.call.CallRef;
import dev.ringbridge.telephony.answering.Said;

/** What a caller's carrier is told. */
public sealed interface Reception {
  /** Nobody takes the call: the caller hears this, and it ends. */
  record Told(String message) implements Reception {}

  /** It is over already. */
  record Over() implements Reception {}

  /** It was taken for a lead's call, and is answered as any of these. */
  record Taken(CallRef call, Said said) implements Reception {}
}
