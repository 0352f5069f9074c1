/** What carriers report of calls, taken in once. */
@NullMarked
package dev.ringbridge.telephony.reporting;

import org.jspecify.annotations.NullMarked;
