package dev.ringbridge.core.disposition;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What came of a conversation.
 *
 * @param code the stable name that rules, reports and the API use
 * @param label what an agent reads
 * @param group who may give it
 * @param action what it sets going
 * @param after how long until the lead is dialed again; empty where it is not
 * @param salesStatus what it says of the lead in selling; empty where it says nothing
 * @param subs why it may have come to this; where there are any, an agent chooses one
 */
public record Disposition(
    String code,
    String label,
    DispositionGroup group,
    AutoAction action,
    Optional<Delay> after,
    Optional<SalesStatus> salesStatus,
    List<SubDisposition> subs) {
  public Disposition {
    subs = List.copyOf(subs);
  }

  /** Whether an agent may give it; the others are the system's. */
  public boolean isAgents() {
    return group != DispositionGroup.NOT_CONNECTED;
  }

  /** Why it came to this, by the code of it. */
  public Optional<SubDisposition> sub(@Nullable String wanted) {
    return subs.stream().filter(one -> one.code().equals(wanted)).findFirst();
  }

  /** The same with another action. */
  public Disposition doing(AutoAction other) {
    return new Disposition(code, label, group, other, after, salesStatus, subs);
  }
}
