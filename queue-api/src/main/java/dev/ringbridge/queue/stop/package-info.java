/** The one button that stops all dialing of an organization. */
@NullMarked
package dev.ringbridge.queue.stop;

import org.jspecify.annotations.NullMarked;
