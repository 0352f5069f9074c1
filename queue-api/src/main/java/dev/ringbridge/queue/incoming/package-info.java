/** Calls that came in: who they were, and what becomes of them. */
@NullMarked
package dev.ringbridge.queue.incoming;

import org.jspecify.annotations.NullMarked;
