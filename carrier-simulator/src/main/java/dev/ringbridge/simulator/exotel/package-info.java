/** Exotel's HTTP API: legs, bridges, and the details of calls. */
@NullMarked
package dev.ringbridge.simulator.exotel;

import org.jspecify.annotations.NullMarked;
