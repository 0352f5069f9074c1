/** The simulator's own HTTP pages, for tests and people: log, people, speed, faults. */
@NullMarked
package dev.ringbridge.simulator.admin;

import org.jspecify.annotations.NullMarked;
