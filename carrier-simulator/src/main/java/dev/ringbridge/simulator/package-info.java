/** A carrier on virtual people: what a program or a test starts, sets and reads of it. */
@NullMarked
package dev.ringbridge.simulator;

import org.jspecify.annotations.NullMarked;
