package dev.ringbridge.core.call;

import dev.ringbridge.core.event.Tenancy;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which call an event speaks of. The id exists before anything is dialed and travels in the
 * callback URLs, so that a webhook for a call nobody remembers can still be filed.
 *
 * @param callId one attempt to reach one number
 * @param campaignId the campaign it belongs to
 * @param leadId the person called; null while an inbound caller is unknown
 * @param tenancy whose call it is
 */
public record CallRef(UUID callId, UUID campaignId, @Nullable UUID leadId, Tenancy tenancy) {}
