/** Calls that come in: each is heard of once, told to the others, and gets an answer. */
@NullMarked
package dev.ringbridge.telephony.incoming;

import org.jspecify.annotations.NullMarked;
