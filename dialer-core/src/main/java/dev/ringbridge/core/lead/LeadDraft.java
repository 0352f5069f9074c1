package dev.ringbridge.core.lead;

import dev.ringbridge.core.disposition.SalesStatus;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A lead in the making: the one it was, but for what is set. */
final class LeadDraft {
  /** No cap looks back over more attempts than these. */
  private static final int REMEMBERED = 20;

  private final Lead before;
  DialState dialState;
  SalesStatus salesStatus;
  int attempts;
  List<Instant> lately;
  Instant dueAt;
  @Nullable Callback callback;
  @Nullable UUID callId;
  boolean attempted;
  boolean suppressed;
  Numbers numbers;

  LeadDraft(Lead before) {
    this.before = before;
    this.dialState = before.dialState();
    this.salesStatus = before.salesStatus();
    this.attempts = before.attempts();
    this.lately = before.lately();
    this.dueAt = before.dueAt();
    this.callback = before.callback();
    this.callId = before.callId();
    this.attempted = before.attempted();
    this.suppressed = before.suppressed();
    this.numbers = before.numbers();
  }

  /** Taken for a call. */
  static Lead claimed(Lead lead, UUID call) {
    LeadDraft draft = new LeadDraft(lead);
    draft.dialState = DialState.CALLING;
    draft.callId = call;
    draft.attempted = false;
    draft.numbers = lead.numbers().claimed();
    return draft.lead();
  }

  /** A call that was believed never placed takes the lead out of the queue again. */
  static Lead counted(Lead lead, Instant now) {
    boolean queued = lead.dialState().isQueued();
    LeadDraft draft = new LeadDraft(lead);
    draft.dialState = queued ? DialState.CALLING : lead.dialState();
    draft.numbers = queued ? lead.numbers().recalled() : lead.numbers();
    draft.attempts = lead.attempts() + 1;
    draft.lately =
        Stream.concat(lead.lately().stream(), Stream.of(now))
            .skip(Math.max(0, lead.lately().size() + 1 - REMEMBERED))
            .toList();
    draft.attempted = true;
    return draft.lead();
  }

  /** Its call was believed placed, and was not: the last attempt is none. */
  static Lead uncounted(Lead lead) {
    LeadDraft draft = new LeadDraft(lead);
    draft.attempts = lead.attempts() - 1;
    draft.lately = lead.lately().subList(0, Math.max(0, lead.lately().size() - 1));
    draft.attempted = false;
    return draft.lead();
  }

  /** Waiting longer, or once its call came to nothing; what is over stays as it is. */
  static Lead later(Lead lead, Instant due) {
    LeadDraft draft = new LeadDraft(lead);
    boolean open = lead.dialState().isQueued() || lead.dialState() == DialState.CALLING;
    draft.dueAt = open ? due : lead.dueAt();
    return draft.lead();
  }

  Lead lead() {
    return new Lead(
        before.id(),
        before.standing(),
        dialState,
        salesStatus,
        attempts,
        lately,
        dueAt,
        callback,
        callId,
        attempted,
        suppressed,
        numbers);
  }
}
