/** The inbox of webhooks: what was acknowledged is committed, and counts once. */
@NullMarked
package dev.ringbridge.telephony.inbox;

import org.jspecify.annotations.NullMarked;
