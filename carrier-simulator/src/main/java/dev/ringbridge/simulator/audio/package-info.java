/** Sound: what people on virtual calls say and hear, 20 ms at a time. */
@NullMarked
package dev.ringbridge.simulator.audio;

import org.jspecify.annotations.NullMarked;
