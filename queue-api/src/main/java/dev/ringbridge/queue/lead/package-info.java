/** Leads, and the priority queue that they wait in. */
@NullMarked
package dev.ringbridge.queue.lead;

import org.jspecify.annotations.NullMarked;
