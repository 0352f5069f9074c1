package dev.ringbridge.simulator.people;

import java.time.Duration;

/**
 * What a person presses when they are first asked for keys.
 *
 * @param digits the keys, one after the other: 0 to 9, * and #
 * @param after how long they listen before, in virtual time
 */
public record KeyPress(String digits, Duration after) {}
