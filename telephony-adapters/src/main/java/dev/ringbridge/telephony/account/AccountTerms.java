package dev.ringbridge.telephony.account;

import dev.ringbridge.core.event.Tenancy;
import java.util.Set;
import java.util.UUID;

/**
 * What an account is set up with.
 *
 * @param id which account
 * @param tenancy whose it is
 * @param kind which carrier it is with
 * @param callsPerSecond how fast it may dial
 * @param simulated whether it calls nobody real
 * @param hearsKeys whether its carrier says messages and hears keys meanwhile
 * @param countries where to, as ISO 3166 codes
 */
record AccountTerms(
    UUID id,
    Tenancy tenancy,
    String kind,
    double callsPerSecond,
    boolean simulated,
    boolean hearsKeys,
    Set<String> countries) {}
