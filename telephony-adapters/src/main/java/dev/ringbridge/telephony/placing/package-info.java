/** Placing calls: the fence, the rate, the one request. */
@NullMarked
package dev.ringbridge.telephony.placing;

import org.jspecify.annotations.NullMarked;
