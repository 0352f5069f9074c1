package dev.ringbridge.telephony.talk;

import dev.ringbridge.core.call.Consultation;
import dev.ringbridge.core.call.ThirdParty;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A talk as the API shows it.
 *
 * @param id the id of its call
 * @param agentId with whom the lead talks
 * @param goesOn whether they are together now
 * @param controllable whether the call's carrier can hold the lead and press keys
 * @param movable whether it can take the lead out of the talk, too: to hear a message, or to be
 *     handed over
 * @param heldSince since when the lead hears music and nobody else; null where they talk
 * @param third who else is called or is there, null where nobody is
 * @param consultation with which colleague the agent talks meanwhile, null where with none
 */
record TalkView(
    UUID id,
    UUID agentId,
    boolean goesOn,
    boolean controllable,
    boolean movable,
    @Nullable Instant heldSince,
    @Nullable ThirdParty third,
    @Nullable Consultation consultation) {
  static TalkView of(Talk talk, boolean controllable, boolean movable) {
    return new TalkView(
        talk.call().callId(),
        talk.agentId(),
        talk.goesOn(),
        controllable,
        movable,
        talk.heldSince(),
        talk.third(),
        talk.consultation());
  }
}
