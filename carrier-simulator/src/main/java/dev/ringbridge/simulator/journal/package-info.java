/** The oracle log: every fact, once, in order, in memory and in a file. */
@NullMarked
package dev.ringbridge.simulator.journal;

import org.jspecify.annotations.NullMarked;
