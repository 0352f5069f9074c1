/**
 * What calls may cost: estimated and reserved before the request, settled by what the carrier says.
 */
@NullMarked
package dev.ringbridge.telephony.guard;

import org.jspecify.annotations.NullMarked;
