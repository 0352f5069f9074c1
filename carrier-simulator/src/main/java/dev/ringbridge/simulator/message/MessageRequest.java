package dev.ringbridge.simulator.message;

import dev.ringbridge.simulator.webhook.Target;
import java.time.Instant;
import java.util.Optional;

/**
 * A message as it was asked for.
 *
 * @param to a number, with {@code whatsapp:} before it for that
 * @param from empty where a messaging service chooses
 * @param service the messaging service's sid
 * @param media how many files it comes with
 * @param sendAt when it is to be sent; empty: now
 * @param callback whom its statuses are told
 */
public record MessageRequest(
    String accountSid,
    String to,
    Optional<String> from,
    Optional<String> service,
    String body,
    int media,
    Optional<Instant> sendAt,
    Optional<Target> callback) {}
