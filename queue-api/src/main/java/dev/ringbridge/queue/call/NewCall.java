package dev.ringbridge.queue.call;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A call that an agent wants to place themselves.
 *
 * @param campaignId whose rules it follows
 * @param leadId a lead of that campaign; null where a number is given
 * @param phone a number as people write it; one without a country code is of the organization's
 *     country
 */
public record NewCall(
    @NotNull UUID campaignId, @Nullable UUID leadId, @Nullable @Size(max = 50) String phone) {}
