package dev.ringbridge.loadtest.ledger;

import java.time.Duration;
import java.util.Set;

/**
 * What was imported, and what it is to be held to.
 *
 * @param numbers every number in the imported files
 * @param lawful those of the campaign that keeps calling hours
 * @param callsPerDay how often a number may be called in any 24 hours
 * @param rest the least time from the end of one call to the next one to the same number
 * @param callsPerSecond the rate of the carrier account
 */
record Terms(
    Set<String> numbers, Set<String> lawful, int callsPerDay, Duration rest, int callsPerSecond) {}
