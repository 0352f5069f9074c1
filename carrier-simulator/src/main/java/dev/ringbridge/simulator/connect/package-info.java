/** Calls of two legs, as Exotel's older API makes them: one is rung first, and then the other. */
@NullMarked
package dev.ringbridge.simulator.connect;

import org.jspecify.annotations.NullMarked;
