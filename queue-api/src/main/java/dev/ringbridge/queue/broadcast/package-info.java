/** What a campaign says to whom picks up, where it dials without agents. */
@NullMarked
package dev.ringbridge.queue.broadcast;

import org.jspecify.annotations.NullMarked;
