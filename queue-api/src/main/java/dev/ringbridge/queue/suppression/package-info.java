/** Who must not be called. */
@NullMarked
package dev.ringbridge.queue.suppression;

import org.jspecify.annotations.NullMarked;
