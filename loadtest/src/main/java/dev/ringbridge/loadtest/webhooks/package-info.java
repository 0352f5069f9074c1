/** How many webhooks telephony takes in, each committed before it is acknowledged. */
@NullMarked
package dev.ringbridge.loadtest.webhooks;

import org.jspecify.annotations.NullMarked;
