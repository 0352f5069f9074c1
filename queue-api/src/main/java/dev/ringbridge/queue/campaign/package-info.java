/** Campaigns: their rules, their state and their counts. */
@NullMarked
package dev.ringbridge.queue.campaign;

import org.jspecify.annotations.NullMarked;
