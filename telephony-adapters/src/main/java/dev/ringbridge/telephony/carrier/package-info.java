/** The port to a carrier: what is asked of one, in words that belong to none. */
@NullMarked
package dev.ringbridge.telephony.carrier;

import org.jspecify.annotations.NullMarked;
