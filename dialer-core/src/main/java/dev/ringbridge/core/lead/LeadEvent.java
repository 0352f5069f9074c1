package dev.ringbridge.core.lead;

import dev.ringbridge.core.call.Outcome;
import dev.ringbridge.core.call.PhoneNumber;
import dev.ringbridge.core.disposition.AutoAction;
import dev.ringbridge.core.disposition.Disposition;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What can happen to a lead in dialing. */
public sealed interface LeadEvent {
  /** The queue took it for this call. */
  record Claimed(UUID callId) implements LeadEvent {}

  /** An agent dials it themselves, whatever the queue would have taken next. */
  record DialedByHand(UUID callId) implements LeadEvent {}

  /**
   * Somebody passed over it: it waits longer, now or once its call came to nothing.
   *
   * @param until when it is wanted again
   */
  record Skipped(Instant until) implements LeadEvent {}

  /** Its phone was reached for by this call. */
  record Attempted(UUID callId) implements LeadEvent {}

  /** The call is over. */
  record Called(UUID callId, Outcome outcome) implements LeadEvent {}

  /** The call's agent said what came of the conversation. */
  record Disposed(UUID callId, Disposition disposition) implements LeadEvent {
    /** Whoever asks not to be called again is heard on whichever call they said so. */
    public boolean asksForSilence() {
      return disposition.action() == AutoAction.MARK_DND;
    }
  }

  /**
   * The call's agent agreed on a time to call again, beside the disposition that says so.
   *
   * @param at when
   * @param callback by whom
   */
  record CallbackAgreed(UUID callId, Instant at, Callback callback) implements LeadEvent {}

  /**
   * The person called us, and nobody talked with them.
   *
   * @param from the number they called from
   * @param at when they are called at the earliest: before, they are on the line with us
   * @param callback who is to call them back, where nobody promised to anyway; null where they are
   *     not called back because of it
   */
  record RangUs(PhoneNumber from, Instant at, @Nullable Callback callback) implements LeadEvent {}

  /** A supervisor, before whom it was put, wants it dialed again. */
  record SentBack() implements LeadEvent {}

  /**
   * Somebody or some list says that it must not be called.
   *
   * @param numbers which of its numbers; of a lead with one number nobody needs to say it
   */
  record Suppressed(List<PhoneNumber> numbers) implements LeadEvent {
    public Suppressed {
      numbers = List.copyOf(numbers);
    }

    /** Of a lead with one number. */
    public Suppressed() {
      this(List.of());
    }
  }

  /**
   * Nothing says any more that it must not be called.
   *
   * @param numbers which of its numbers; of a lead with one number nobody needs to say it
   */
  record Released(List<PhoneNumber> numbers) implements LeadEvent {
    public Released {
      numbers = List.copyOf(numbers);
    }

    /** Of a lead with one number. */
    public Released() {
      this(List.of());
    }
  }

  /** Somebody chose which of its numbers is dialed next. */
  record NumberChosen(PhoneNumber number) implements LeadEvent {}

  /**
   * The rules of its campaign are others than before.
   *
   * @param fewerAttempts whether the campaign allows fewer attempts than before
   */
  record RulesChanged(boolean fewerAttempts) implements LeadEvent {}

  /** Its numbers are others than before, or the law lets others of them be called. */
  record NumbersChanged() implements LeadEvent {}
}
