package dev.ringbridge.simulator.legs;

import java.time.Duration;

/**
 * How long a leg may take and last.
 *
 * @param answer from the request to the answer, in virtual time
 * @param setup from the request to the ringing, in virtual time
 * @param ring from the ringing to the answer, in virtual time
 * @param life from the answer to the end, in real time
 */
public record LegLimits(Duration answer, Duration setup, Duration ring, Duration life) {}
