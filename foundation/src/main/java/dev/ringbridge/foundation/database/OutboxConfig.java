package dev.ringbridge.foundation.database;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How the outbox behaves. */
@ConfigMapping(prefix = "ringbridge.outbox")
public interface OutboxConfig {
  /**
   * Whether the events of the last hour are sent once more at the start. Standalone says so after
   * an unclean end, when the broker may have lost what it had acknowledged.
   */
  @WithDefault("false")
  boolean resend();
}
