package dev.ringbridge.simulator.twiml;

import java.time.Duration;
import java.util.Optional;

/**
 * What a Gather listens for.
 *
 * @param speechEnd after how long a silence the words go out, in real time; empty where words are
 *     not listened for
 */
public record Heard(boolean keys, Optional<Duration> speechEnd) {}
