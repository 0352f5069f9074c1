/** Beside the product's own queue, so that the benchmark runs its classes and no copy of them. */
@NullMarked
package dev.ringbridge.queue.lead;

import org.jspecify.annotations.NullMarked;
