package dev.ringbridge.telephony.incoming;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/**
 * How an organization answers calls that come in.
 *
 * @param message what a caller hears with whom nobody talks; the call ends with it
 * @param putThrough whether callers are put through to an agent who is free, where the carrier can
 *     do that; which strangers are is said elsewhere
 */
record IncomingSettings(
    @NotBlank @Size(max = 500) String message,
    @NotNull(message = "say whether callers are put through: true or false") Boolean putThrough) {
  /** Where an organization says nothing else: it promises nothing. */
  static final IncomingSettings STANDARD =
      new IncomingSettings(
          "Thank you for calling. Nobody can take your call at the moment. Goodbye.", false);
}
