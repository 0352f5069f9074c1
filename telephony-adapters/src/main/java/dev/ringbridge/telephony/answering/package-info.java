/** What happens to a call that was answered, until it is bridged or given up. */
@NullMarked
package dev.ringbridge.telephony.answering;

import org.jspecify.annotations.NullMarked;
