package dev.ringbridge.telephony.guard;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an account and its organization have spent and may spend, read while both are held.
 *
 * @param killed whether all placing of the organization is stopped
 * @param callsToNewPrefix how many calls a new prefix may take; null is no limit
 * @param prefixes those among the wanted that were called before
 */
record Spent(
    boolean killed,
    @Nullable Integer callsToNewPrefix,
    Budget account,
    Budget organization,
    List<CalledPrefix> prefixes) {}
