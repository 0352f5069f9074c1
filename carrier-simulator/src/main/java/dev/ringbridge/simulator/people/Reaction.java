package dev.ringbridge.simulator.people;

import java.time.Duration;
import java.util.Optional;

/**
 * One dialing of one number.
 *
 * @param postDial virtual time from dialing until the network says anything
 * @param behavior what the number does then
 * @param quirk what else happens
 * @param keys what the person presses when asked for keys; empty where they press none
 * @param dice the chance left for this dialing
 */
public record Reaction(
    Duration postDial, Behavior behavior, Quirk quirk, Optional<KeyPress> keys, Dice dice) {}
