package dev.ringbridge.telephony.incoming;

import dev.ringbridge.core.call.PhoneNumber;
import dev.ringbridge.core.event.Tenancy;
import dev.ringbridge.core.incoming.Verification;
import dev.ringbridge.telephony.carrier.CarrierLeg;
import java.util.Optional;

/**
 * A call that comes in, as its carrier tells of it.
 *
 * @param leg its name at the carrier
 * @param tenancy whose number was dialed
 * @param from who calls; empty where they withhold it
 * @param to the number they dialed
 * @param verification what the network says of the caller's number
 */
public record Ring(
    CarrierLeg leg,
    Tenancy tenancy,
    Optional<PhoneNumber> from,
    Optional<PhoneNumber> to,
    Verification verification) {}
