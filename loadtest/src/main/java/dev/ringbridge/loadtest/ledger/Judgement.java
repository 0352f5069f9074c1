package dev.ringbridge.loadtest.ledger;

/**
 * What the ledger comes to. All but the first and the last are violations.
 *
 * @param placements calls that the carrier made
 * @param doubleDials calls made twice, and calls of a lead that the product knows nothing of
 * @param lostLeads leads that are gone, that hang in a call which is over, or that are done without
 *     any call
 * @param overlappingCalls calls to a number with which another call was going on
 * @param sharedAgents leads that were put to an agent who talked with another
 * @param windowViolations calls outside calling hours
 * @param capViolations calls above the cap, or too soon after the one before
 * @param lostWebhooks calls whose end the product acknowledged and does not know
 * @param unsettledCalls calls that the product believes to have gone otherwise than the carrier, or
 *     to be going on
 * @param worstRatePercent of the account's rate, in the worst ten seconds
 */
record Judgement(
    long placements,
    long doubleDials,
    long lostLeads,
    long overlappingCalls,
    long sharedAgents,
    long windowViolations,
    long capViolations,
    long lostWebhooks,
    long unsettledCalls,
    double worstRatePercent) {}
