package dev.ringbridge.simulator.call;

import dev.ringbridge.simulator.people.Detection;
import dev.ringbridge.simulator.webhook.Target;
import java.util.Optional;

/**
 * Detection as ordered with a call.
 *
 * @param async whether the document is asked for at once, and the verdict told on its own
 * @param callback where an asynchronous verdict goes
 */
public record AmdOrder(Detection detection, boolean async, Optional<Target> callback) {}
