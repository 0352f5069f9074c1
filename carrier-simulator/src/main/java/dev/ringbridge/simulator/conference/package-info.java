/** Conference rooms as a pure machine: who is in, when it starts, when it ends. */
@NullMarked
package dev.ringbridge.simulator.conference;

import org.jspecify.annotations.NullMarked;
