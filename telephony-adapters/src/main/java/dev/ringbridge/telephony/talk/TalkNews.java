package dev.ringbridge.telephony.talk;

import dev.ringbridge.foundation.database.Work;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Says what goes on in a talk, whenever that changes. */
@ApplicationScoped
class TalkNews {
  private final TalkRows rows;

  TalkNews(TalkRows rows) {
    this.rows = rows;
  }

  /** The lead is held, or is not. */
  Uni<Void> held(Work work, UUID callId, boolean held) {
    return rows.hold(work, callId, held, null).chain(() -> say(work, callId));
  }

  /** The same, unless the lead went to another room since the carrier was asked. */
  Uni<Void> held(Work work, Talk talk, boolean held) {
    UUID callId = talk.call().callId();
    return rows.hold(work, callId, held, talk.room()).chain(() -> say(work, callId));
  }

  /** Something else is otherwise. */
  Uni<Void> changed(Work work, UUID callId) {
    return rows.touch(work, callId).chain(() -> say(work, callId));
  }

  private Uni<Void> say(Work work, UUID callId) {
    return rows.find(work, callId)
        .invoke(found -> found.map(Talk::snapshot).ifPresent(work::publish))
        .replaceWithVoid();
  }
}
