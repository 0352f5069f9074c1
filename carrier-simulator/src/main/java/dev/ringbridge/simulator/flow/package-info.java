/** Exotel's flows, for calls that come in: applets that ask the customer. */
@NullMarked
package dev.ringbridge.simulator.flow;

import org.jspecify.annotations.NullMarked;
