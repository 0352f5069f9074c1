/** Answers on the wire, good and bad: the same for every face. */
@NullMarked
package dev.ringbridge.simulator.http;

import org.jspecify.annotations.NullMarked;
