package dev.ringbridge.telephony.answering;

import dev.ringbridge.core.call.CallRef;
import dev.ringbridge.core.call.CallRules;
import dev.ringbridge.telephony.carrier.Capabilities.Conversation;
import dev.ringbridge.telephony.carrier.CarrierLeg;
import dev.ringbridge.telephony.carrier.Instruction.Announcement;
import dev.ringbridge.telephony.carrier.Target;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An answered call, as its row says. What the carrier is told is a function of it and the time
 * ({@link AnswerFunction}); what happens to it is decided by {@link AnswerMoves}.
 *
 * @param call which call
 * @param leg its name at the carrier
 * @param rules how it is carried
 * @param cue when its carrier hears what to do next
 * @param answeredAt when it was picked up
 * @param safeHarborAt when it must be bridged or hear the message; while it hears a broadcast's
 *     message, the answer
 * @param decision what is decided
 * @param target for which agent, null unless one is decided
 * @param decidedAt since when
 * @param replied what the carrier was last told
 * @param turn how often the carrier was sent here
 * @param round which time a broadcast's message is said
 * @param recordingDeclined whether the lead asked for no recording
 * @param handedBy the agent who hands it over, or handed it over, to the one decided on; null where
 *     nobody did
 * @param redirectedAt when it was sent here last, null once it came
 * @param bridgedAt when lead and agent were seen together, null until then
 * @param endedAt when the call ended, null until then
 */
public record Answer(
    CallRef call,
    CarrierLeg leg,
    CallRules rules,
    Cue cue,
    Instant answeredAt,
    Instant safeHarborAt,
    Decision decision,
    @Nullable Target target,
    Instant decidedAt,
    Replied replied,
    int turn,
    int round,
    boolean recordingDeclined,
    @Nullable UUID handedBy,
    @Nullable Instant redirectedAt,
    @Nullable Instant bridgedAt,
    @Nullable Instant endedAt) {
  /**
   * Just picked up. It waits for an agent, and one whose carrier is told holds by itself until its
   * safe-harbor moment; or it hears a broadcast's message, and nobody is late.
   */
  static Answer fresh(
      CallRef call,
      CarrierLeg leg,
      CallRules rules,
      Conversation conversation,
      Instant answeredAt) {
    boolean says = rules.broadcast() != null;
    Instant safeHarborAt = says ? answeredAt : answeredAt.plusMillis(rules.safeHarborMillis());
    boolean told = conversation == Conversation.TOLD;
    return new Answer(
        call,
        leg,
        rules,
        new Cue(conversation, told ? safeHarborAt : null),
        answeredAt,
        safeHarborAt,
        says ? Decision.MESSAGE : Decision.HOLD,
        null,
        answeredAt,
        told ? Replied.HOLD : Replied.NOTHING,
        0,
        1,
        false,
        null,
        null,
        null,
        null);
  }

  /** Whether it is recorded once lead and agent talk. */
  boolean isRecorded() {
    return rules.recording() != null && !recordingDeclined;
  }

  /** What the lead hears about that before, if anything. */
  Optional<Announcement> announcement() {
    return Optional.ofNullable(rules.recording())
        .filter(terms -> !recordingDeclined)
        .flatMap(Announcement::of);
  }

  /** How long that takes; nothing is said to a lead who is handed over. */
  Duration announcing() {
    return handedBy == null ? rules.announcing() : Duration.ZERO;
  }

  /** The lead asked for no recording. */
  Answer declined() {
    AnswerDraft draft = new AnswerDraft(this);
    draft.recordingDeclined = true;
    return draft.answer();
  }

  /** Whether it goes into this room, or is there. */
  boolean isFor(String room) {
    return target != null && target.room().equals(room);
  }

  /** Whether an agent is decided on who was not seen with the lead yet. */
  boolean isUnproven() {
    return decision == Decision.BRIDGE && bridgedAt == null;
  }

  /** Whether it left its agent, or is leaving, for a colleague it was not seen with yet. */
  boolean isBetweenAgents() {
    return handedBy != null && isUnproven();
  }

  /** It goes from its agent to this one, and was never seen with them. */
  Answer handedTo(Target colleague, Instant now) {
    AnswerDraft draft = new AnswerDraft(deciding(Decision.BRIDGE, colleague, now));
    draft.handedBy = target == null ? null : target.agentId();
    draft.bridgedAt = null;
    return draft.answer();
  }

  Answer deciding(Decision next, @Nullable Target agent, Instant now) {
    AnswerDraft draft = new AnswerDraft(this);
    draft.decision = next;
    draft.target = agent;
    draft.decidedAt = now;
    return draft.answer();
  }

  /** It waits for an agent from now on. */
  Answer waiting(Instant now) {
    AnswerDraft draft = new AnswerDraft(deciding(Decision.HOLD, null, now));
    draft.safeHarborAt = now.plusMillis(rules.safeHarborMillis());
    return draft.answer();
  }

  /** The message is said once more. */
  Answer again(Instant now) {
    AnswerDraft draft = new AnswerDraft(this);
    draft.decidedAt = now;
    draft.round = round + 1;
    return draft.answer();
  }

  Answer told(Replied what) {
    AnswerDraft draft = new AnswerDraft(this);
    draft.replied = what;
    return draft.answer();
  }

  /** The carrier is sent here once more, and will ask. */
  Answer sentHere(Instant now) {
    AnswerDraft draft = new AnswerDraft(this);
    draft.replied = Replied.NOTHING;
    draft.turn = turn + 1;
    draft.redirectedAt = now;
    return draft.answer();
  }

  /** The carrier came. */
  Answer came() {
    AnswerDraft draft = new AnswerDraft(this);
    draft.redirectedAt = null;
    return draft.answer();
  }

  Answer bridged(Instant now) {
    AnswerDraft draft = new AnswerDraft(this);
    draft.bridgedAt = now;
    return draft.answer();
  }

  Answer ended(Instant now) {
    AnswerDraft draft = new AnswerDraft(this);
    draft.endedAt = now;
    return draft.answer();
  }

  /**
   * The carrier is being told this.
   *
   * @param again when it is told something again if nothing is heard until then
   */
  Answer telling(Replied what, Instant now, Instant again) {
    return sentHere(now).told(what).cued(again);
  }

  /** The same, with the next cue then; null where nothing is to be told. */
  Answer cued(@Nullable Instant at) {
    AnswerDraft draft = new AnswerDraft(this);
    draft.cue = cue.at(at);
    return draft.answer();
  }
}
