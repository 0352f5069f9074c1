package dev.ringbridge.simulator.twiml;

import dev.ringbridge.simulator.webhook.Target;
import java.time.Duration;
import java.util.Optional;

/**
 * What a Gather listens for.
 *
 * @param speechEnd after how long a silence the words go out, in real time; empty where words are
 *     not listened for
 * @param partial what is told of the words so far, while they are spoken; empty for nothing
 */
public record Heard(boolean keys, Optional<Duration> speechEnd, Optional<Target> partial) {}
