/** Where numbers are. */
@NullMarked
package dev.ringbridge.telephony.destination;

import org.jspecify.annotations.NullMarked;
