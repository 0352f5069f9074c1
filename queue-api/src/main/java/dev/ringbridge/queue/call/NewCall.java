package dev.ringbridge.queue.call;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A call that an agent wants to place themselves.
 *
 * @param campaignId whose rules it follows
 * @param leadId a lead of that campaign; null where a number says it all
 * @param phone a number as people write it, of the lead where one is given; one without a country
 *     code is of the organization's country; null means the number of the lead whose turn it is
 */
public record NewCall(
    @NotNull UUID campaignId, @Nullable UUID leadId, @Nullable @Size(max = 50) String phone) {
  /** Whether it names the number to dial. */
  public boolean saysNumber() {
    return phone != null && !phone.isBlank();
  }
}
