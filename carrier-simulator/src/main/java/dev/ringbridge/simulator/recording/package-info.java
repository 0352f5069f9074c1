/** Recordings of calls: begun, paused and stopped by requests, and there a while after the end. */
@NullMarked
package dev.ringbridge.simulator.recording;

import org.jspecify.annotations.NullMarked;
