package dev.ringbridge.queue.campaign;

import dev.ringbridge.core.compliance.ConsentScope;
import org.jspecify.annotations.Nullable;

/** What a lead must have consented to before a campaign dials it. */
enum ConsentRequired {
  /** Nothing; a consent that was taken back still counts. */
  NONE(null),
  /** To calls. */
  CALLS(ConsentScope.CALLS),
  /** To automated or prerecorded calls. */
  AUTOMATED(ConsentScope.AUTOMATED);

  private final @Nullable ConsentScope scope;

  ConsentRequired(@Nullable ConsentScope scope) {
    this.scope = scope;
  }

  @Nullable ConsentScope scope() {
    return scope;
  }

  static ConsentRequired of(@Nullable ConsentScope scope) {
    if (scope == null) {
      return NONE;
    }
    return scope == ConsentScope.AUTOMATED ? AUTOMATED : CALLS;
  }
}
