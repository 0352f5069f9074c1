/** Everything that was decided about a lead, in one list. */
@NullMarked
package dev.ringbridge.queue.history;

import org.jspecify.annotations.NullMarked;
