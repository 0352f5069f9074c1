/** What goes wrong on purpose when a call is created or told of. */
@NullMarked
package dev.ringbridge.simulator.faults;

import org.jspecify.annotations.NullMarked;
