/** Who is behind a number and what they do when it is dialed: pure functions of the seed. */
@NullMarked
package dev.ringbridge.simulator.people;

import org.jspecify.annotations.NullMarked;
