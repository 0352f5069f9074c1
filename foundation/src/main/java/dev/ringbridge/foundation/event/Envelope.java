package dev.ringbridge.foundation.event;

import dev.ringbridge.core.event.Event;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One record of a topic: a CloudEvent in binary mode, its attributes in the headers and the event
 * in the body.
 *
 * @param id the event's identity, the same at each delivery; null where the record had none
 * @param type the event's name on the wire, null where the record had none
 * @param topic the topic it came from
 * @param event the event; null where it could not be read
 * @param unreadable why it could not be read; null where it could
 */
public record Envelope(
    @Nullable UUID id,
    @Nullable String type,
    String topic,
    @Nullable Event event,
    @Nullable String unreadable) {}
