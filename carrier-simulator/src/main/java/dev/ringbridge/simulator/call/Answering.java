package dev.ringbridge.simulator.call;

import dev.ringbridge.simulator.webhook.Target;
import java.util.Optional;

/**
 * Where a call's TwiML comes from.
 *
 * @param document the URL to ask
 * @param twiml or the document itself, if there is no URL
 * @param fallback what to ask when the document cannot be had
 */
public record Answering(
    Optional<Target> document, Optional<String> twiml, Optional<Target> fallback) {}
