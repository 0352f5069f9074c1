/** Leads that are shown to agents before they are dialed, and what the agents decided. */
@NullMarked
package dev.ringbridge.queue.preview;

import org.jspecify.annotations.NullMarked;
