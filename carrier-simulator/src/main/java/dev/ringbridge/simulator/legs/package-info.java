/** Legs and bridges: calls that are told what to do from outside, one request at a time. */
@NullMarked
package dev.ringbridge.simulator.legs;

import org.jspecify.annotations.NullMarked;
