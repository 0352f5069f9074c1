/** Why a lead is dialed or is not, and why a campaign dials nothing. */
@NullMarked
package dev.ringbridge.queue.explain;

import org.jspecify.annotations.NullMarked;
