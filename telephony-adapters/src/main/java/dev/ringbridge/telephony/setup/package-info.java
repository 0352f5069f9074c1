/** Carrier accounts as admins set them up: added, tested, changed and closed while all runs. */
@NullMarked
package dev.ringbridge.telephony.setup;

import org.jspecify.annotations.NullMarked;
