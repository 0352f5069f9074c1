/** The switch: places calls, plays TwiML to them, seats them in conferences and ends them. */
@NullMarked
package dev.ringbridge.simulator.exchange;

import org.jspecify.annotations.NullMarked;
