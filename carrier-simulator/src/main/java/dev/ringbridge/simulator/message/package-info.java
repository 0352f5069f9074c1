/** Text messages: accepted at once, and on their way by statuses that the customer is told of. */
@NullMarked
package dev.ringbridge.simulator.message;

import org.jspecify.annotations.NullMarked;
