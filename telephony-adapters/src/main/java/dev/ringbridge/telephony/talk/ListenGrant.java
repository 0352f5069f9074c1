package dev.ringbridge.telephony.talk;

import dev.ringbridge.telephony.carrier.Softphone;
import java.util.UUID;

/**
 * Lets a supervisor's browser into a talk.
 *
 * @param id of the listening
 * @param softphone what it connects with, within a minute
 */
record ListenGrant(UUID id, Softphone softphone) {}
