/** Carrier accounts: whose they are, how fast and where to they dial. */
@NullMarked
package dev.ringbridge.telephony.account;

import org.jspecify.annotations.NullMarked;
