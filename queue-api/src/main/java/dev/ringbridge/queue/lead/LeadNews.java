package dev.ringbridge.queue.lead;

import dev.ringbridge.core.lead.LeadEvent;
import java.util.UUID;

/** Something that a lead hears. */
public record LeadNews(UUID leadId, LeadEvent event) {}
