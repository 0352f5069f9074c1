/** Who did what, kept for good. */
@NullMarked
package dev.ringbridge.queue.audit;

import org.jspecify.annotations.NullMarked;
