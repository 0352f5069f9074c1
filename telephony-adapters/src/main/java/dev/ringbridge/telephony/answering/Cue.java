package dev.ringbridge.telephony.answering;

import dev.ringbridge.telephony.carrier.Capabilities.Conversation;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When the carrier of an answered call hears what to do next.
 *
 * @param conversation who speaks first: a carrier that asks needs no cue
 * @param at when one that is told has something to be told, unless it is changed before; null while
 *     there is nothing
 */
public record Cue(Conversation conversation, @Nullable Instant at) {
  boolean isTold() {
    return conversation == Conversation.TOLD;
  }

  Cue at(@Nullable Instant next) {
    return new Cue(conversation, next);
  }
}
