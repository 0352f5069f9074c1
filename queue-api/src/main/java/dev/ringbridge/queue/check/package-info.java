/** What one should know of a campaign before it dials. */
@NullMarked
package dev.ringbridge.queue.check;

import org.jspecify.annotations.NullMarked;
