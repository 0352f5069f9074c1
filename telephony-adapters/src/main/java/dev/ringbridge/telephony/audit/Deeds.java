package dev.ringbridge.telephony.audit;

import dev.ringbridge.core.audit.PersonActed;
import dev.ringbridge.core.event.Ids;
import dev.ringbridge.foundation.access.Caller;
import dev.ringbridge.foundation.database.Work;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/** Tells what people did, once and only if the transaction in which they did it commits. */
@ApplicationScoped
public class Deeds {
  private final Ids ids;
  private final Clock clock;

  Deeds(Ids ids, Clock clock) {
    this.ids = ids;
    this.clock = clock;
  }

  /** Somebody set something; where all is as it was, they did nothing. */
  public void tellChanges(Work work, Caller who, Deed deed) {
    if (!deed.changes().isEmpty()) {
      tell(work, who, deed);
    }
  }

  /** Somebody did something. */
  public void tell(Work work, Caller who, Deed deed) {
    work.publish(
        new PersonActed(
            ids.next(),
            who.tenancy(),
            who.userId(),
            who.name(),
            deed.action(),
            deed.subjectId(),
            deed.subject(),
            deed.reason(),
            deed.changes(),
            clock.instant()));
  }
}
