/** Requests to the customer: signed, timed, repeated by the carrier's rules. */
@NullMarked
package dev.ringbridge.simulator.webhook;

import org.jspecify.annotations.NullMarked;
