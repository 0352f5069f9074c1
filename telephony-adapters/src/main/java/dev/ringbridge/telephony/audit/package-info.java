/** Tells the audit trail, which the queue keeps, what people did here. */
@NullMarked
package dev.ringbridge.telephony.audit;

import org.jspecify.annotations.NullMarked;
