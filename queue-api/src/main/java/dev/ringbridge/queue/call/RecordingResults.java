package dev.ringbridge.queue.call;

import dev.ringbridge.core.call.Call;
import dev.ringbridge.core.disposition.AutoAction;
import dev.ringbridge.foundation.database.Work;
import dev.ringbridge.queue.call.Calls.StoredCall;
import dev.ringbridge.queue.call.FollowingUp.Word;
import dev.ringbridge.queue.lead.LeadNews;
import dev.ringbridge.queue.lead.MovingLeads;
import dev.ringbridge.queue.lead.SpeakingLeads;
import dev.ringbridge.queue.suppression.Suppressions;
import dev.ringbridge.queue.suppression.Suppressions.Learned;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Writes down what came of a call and sets going what follows from it, in the transaction in which
 * the call's row is locked. Said again, it changes nothing, and is told again.
 */
@ApplicationScoped
class RecordingResults {
  private final Calls calls;
  private final MovingLeads leads;
  private final SpeakingLeads speaking;
  private final Suppressions suppressions;
  private final FollowingUp following;

  RecordingResults(
      Calls calls,
      MovingLeads leads,
      SpeakingLeads speaking,
      Suppressions suppressions,
      FollowingUp following) {
    this.calls = calls;
    this.leads = leads;
    this.speaking = speaking;
    this.suppressions = suppressions;
    this.following = following;
  }

  /**
   * @param stored the call, locked
   * @param by who says it; null where the system does
   */
  Uni<Void> record(Work work, StoredCall stored, CallResult said, String note, @Nullable UUID by) {
    return withLanguage(work, stored.call(), said)
        .chain(result -> write(work, new Word(stored, result, note, by)));
  }

  /** Only who is handed to another agent for a language needs one. */
  private Uni<CallResult> withLanguage(Work work, Call call, CallResult said) {
    UUID lead = call.ref().leadId();
    if (!said.does(AutoAction.REASSIGN) || said.language() != null) {
      return Uni.createFrom().item(said);
    }
    return lead == null
        ? Uni.createFrom().item(said.speaking(null))
        : speaking.languageOf(work, lead).map(known -> said.speaking(known.orElse(null)));
  }

  private Uni<Void> write(Work work, Word word) {
    UUID id = word.call().ref().callId();
    Uni<Void> written = calls.dispose(work, id, word.result(), word.note(), word.by());
    following.tell(work, word);
    return word.isNews() ? written.chain(() -> follow(work, word)) : written;
  }

  /** While the call lives the lead waits for its end; the tracker tells it then. */
  private Uni<Void> follow(Work work, Word word) {
    Call call = word.call();
    UUID lead = call.ref().leadId();
    List<LeadNews> news =
        call.state().isLive() || lead == null
            ? List.of()
            : word.result().news(call.ref().callId(), lead);
    return ask(work, word, lead)
        .chain(() -> leads.tell(work, news))
        .chain(moved -> suppressions.learn(work, moved.asked(), Learned.SAID))
        .chain(() -> following.follow(work, word));
  }

  /** A lead stands in line as it is when it joins: its language is known before it does. */
  private Uni<Void> ask(Work work, Word word, @Nullable UUID lead) {
    boolean wants = word.result().does(AutoAction.REASSIGN);
    return lead != null && (wants || word.takesBack(AutoAction.REASSIGN))
        ? speaking.want(work, lead, word.result().language())
        : Uni.createFrom().voidItem();
  }
}
