package dev.ringbridge.core.call;

import dev.ringbridge.core.event.Snapshot;
import dev.ringbridge.core.event.Tenancy;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What goes on between an agent and the lead in their room, on {@code talk.state}: one for each
 * agent, that of their last call in which anything did. It says nothing of any other call.
 *
 * @param callId the call it is about
 * @param heldSince since when the lead hears music and nobody else; null where they talk
 * @param third who else is called or is there, null where nobody is
 * @param consultation with which colleague the agent talks meanwhile, null where with none
 */
public record TalkSnapshot(
    UUID agentId,
    Tenancy tenancy,
    UUID callId,
    @Nullable Instant heldSince,
    @Nullable ThirdParty third,
    @Nullable Consultation consultation,
    long version,
    Instant at)
    implements Snapshot {
  @Override
  public UUID key() {
    return agentId;
  }
}
