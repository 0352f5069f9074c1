/** The addresses that carriers call back: whose call or room it is about, under our seal. */
@NullMarked
package dev.ringbridge.telephony.callback;

import org.jspecify.annotations.NullMarked;
