/** How many calls each campaign places now. */
@NullMarked
package dev.ringbridge.queue.pacing;

import org.jspecify.annotations.NullMarked;
