/** Dialing by hand: an agent chooses the number, and the same gate and fence stand before it. */
@NullMarked
package dev.ringbridge.queue.manual;

import org.jspecify.annotations.NullMarked;
