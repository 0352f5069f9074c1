package dev.ringbridge.telephony.carrier;

import java.util.UUID;

/**
 * A call as its carrier knows it.
 *
 * @param accountId the account that carries it
 * @param carrierCallId the carrier's name for it
 */
public record CarrierLeg(UUID accountId, String carrierCallId) {}
