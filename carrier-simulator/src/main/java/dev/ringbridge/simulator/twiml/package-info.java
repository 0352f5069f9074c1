/** Reading TwiML into the steps that carry it out. */
@NullMarked
package dev.ringbridge.simulator.twiml;

import org.jspecify.annotations.NullMarked;
