/**
 * Time as the simulator sees it: timers on one event loop, and people's delays divided by the
 * speed.
 */
@NullMarked
package dev.ringbridge.simulator.time;

import org.jspecify.annotations.NullMarked;
