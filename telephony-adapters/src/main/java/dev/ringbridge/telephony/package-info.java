/** The telephony service: calls at the carrier, from the job to the last webhook. */
@NullMarked
package dev.ringbridge.telephony;

import org.jspecify.annotations.NullMarked;
