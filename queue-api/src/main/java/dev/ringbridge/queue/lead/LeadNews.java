package dev.ringbridge.queue.lead;

import dev.ringbridge.core.lead.LeadEvent;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that a lead hears.
 *
 * @param cause what it comes from, for its history; null where the event says it all
 */
public record LeadNews(UUID leadId, LeadEvent event, @Nullable Cause cause) {
  /** News that say by themselves where they come from. */
  public LeadNews(UUID leadId, LeadEvent event) {
    this(leadId, event, null);
  }

  /**
   * What news come from.
   *
   * @param text in words
   * @param by whoever made it happen; null where nobody did
   */
  public record Cause(String text, @Nullable UUID by) {}
}
