/** Leads that were put before the supervisors. */
@NullMarked
package dev.ringbridge.queue.escalation;

import org.jspecify.annotations.NullMarked;
