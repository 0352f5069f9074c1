/** Calls: what telephony says of them, and what agents make of them. */
@NullMarked
package dev.ringbridge.queue.call;

import org.jspecify.annotations.NullMarked;
