package dev.ringbridge.queue.call;

import dev.ringbridge.core.call.CallRef;

/**
 * A call that was answered and handled, or given up for want of it.
 *
 * @param late whether that took too long
 */
record HandledAnswer(CallRef call, boolean late) {}
