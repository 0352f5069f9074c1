package dev.ringbridge.core.lead;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A lead asked to be called again.
 *
 * @param agentId who promised it and gets it if they are free then; null where anyone may
 */
public record Callback(@Nullable UUID agentId) {
  /** Whether one agent promised it. */
  public boolean isPersonal() {
    return agentId != null;
  }
}
