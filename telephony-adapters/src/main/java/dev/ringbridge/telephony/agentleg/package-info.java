/** The agents' legs: which of them can be talked through, and in which room. */
@NullMarked
package dev.ringbridge.telephony.agentleg;

import org.jspecify.annotations.NullMarked;
