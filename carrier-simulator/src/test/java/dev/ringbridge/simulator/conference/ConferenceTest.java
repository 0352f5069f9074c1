package dev.ringbridge.simulator.conference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.ringbridge.simulator.conference.Conference.Change;
import dev.ringbridge.simulator.conference.Conference.Refusal;
import dev.ringbridge.simulator.conference.ConferenceFact.Ended;
import dev.ringbridge.simulator.conference.ConferenceFact.Joined;
import dev.ringbridge.simulator.conference.ConferenceFact.Left;
import dev.ringbridge.simulator.conference.ConferenceFact.Started;
import dev.ringbridge.simulator.webhook.HookMethod;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ConferenceTest {
  private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");
  private static final ConferenceHook HOOK =
      new ConferenceHook("http://customer/conf", HookMethod.POST, Set.of("join"));

  @Test
  void oneParticipantWaitsInInit() {
    Change change = opened(starter()).join("CA1", starter(), NOW);
    assertThat(change.next().status()).isEqualTo(ConferenceStatus.INIT);
    assertThat(events(change)).containsExactly("participant-join");
  }

  @Test
  void itStartsWhenTwoAreInAndOneStartsIt() {
    Change change = opened(quiet()).join("CA1", quiet(), NOW).next().join("CA2", starter(), NOW);
    assertThat(change.next().status()).isEqualTo(ConferenceStatus.IN_PROGRESS);
    assertThat(events(change)).containsExactly("participant-join", "conference-start");
  }

  @Test
  void theStarterMayHaveBeenTheFirst() {
    Change change = opened(starter()).join("CA1", starter(), NOW).next().join("CA2", quiet(), NOW);
    assertThat(change.facts()).contains(new Started());
  }

  @Test
  void twoWhoDoNotStartItWait() {
    Change change = opened(quiet()).join("CA1", quiet(), NOW).next().join("CA2", quiet(), NOW);
    assertThat(change.next().status()).isEqualTo(ConferenceStatus.INIT);
  }

  @Test
  void itStartsOnlyOnce() {
    Change change = inProgress().join("CA3", starter(), NOW);
    assertThat(events(change)).containsExactly("participant-join");
  }

  @Test
  void theCallbackIsThatOfTheFirstWhoJoined() {
    JoinTerms second = starter().with(Optional.of(HOOK), Optional.empty());
    Conference without = opened(starter()).join("CA1", starter(), NOW).next();
    assertThat(without.join("CA2", second, NOW).next().hook()).isEmpty();
    assertThat(opened(second).join("CA1", second, NOW).next().hook()).contains(HOOK);
  }

  @Test
  void aTakenLabelIsRefused() {
    JoinTerms labelled = labelled("agent");
    Conference conference = opened(labelled).join("CA1", labelled, NOW).next();
    assertThat(conference.refusal(labelled)).contains(Refusal.DUPLICATE_LABEL);
    assertThat(Refusal.DUPLICATE_LABEL.code()).isEqualTo(16025);
    assertThat(conference.refusal(labelled("lead"))).isEmpty();
  }

  @Test
  void aFullRoomRefuses() {
    JoinTerms two = terms(true, false, 2, Optional.empty());
    assertThat(inProgress().refusal(two)).contains(Refusal.FULL);
    assertThat(inProgress().refusal(starter())).isEmpty();
  }

  @Test
  void oneMayOnlyCoachWhoIsIn() {
    assertThat(inProgress().refusal(terms(true, false, 250, Optional.of("CA9"))))
        .contains(Refusal.NOBODY_TO_COACH);
    assertThat(inProgress().refusal(terms(true, false, 250, Optional.of("CA1")))).isEmpty();
  }

  @Test
  void theOtherStaysWhenOneLeaves() {
    Change change = inProgress().leave("CA2", LeaveReason.PARTICIPANT_HUNG_UP, true, NOW);
    assertThat(events(change)).containsExactly("participant-leave");
    assertThat(change.next().status()).isEqualTo(ConferenceStatus.IN_PROGRESS);
    assertThat(change.next().participants()).containsOnlyKeys("CA1");
  }

  @Test
  void itEndsWhenTheLastLeaves() {
    Conference one = inProgress().leave("CA2", LeaveReason.PARTICIPANT_HUNG_UP, true, NOW).next();
    Change change = one.leave("CA1", LeaveReason.PARTICIPANT_HUNG_UP, true, NOW);
    assertThat(change.next().status()).isEqualTo(ConferenceStatus.COMPLETED);
    assertThat(ending(change).reason()).isEqualTo(EndReason.LAST_PARTICIPANT_LEFT);
  }

  @Test
  void itEndsForAllWhenOneLeavesWhoEndsIt() {
    Conference conference =
        opened(ender()).join("CA1", ender(), NOW).next().join("CA2", starter(), NOW).next();
    Change change = conference.leave("CA1", LeaveReason.PARTICIPANT_HUNG_UP, true, NOW);
    assertThat(change.facts().stream().filter(Left.class::isInstance).map(Left.class::cast))
        .extracting(left -> left.participant().callSid(), Left::reason, Left::callEnded)
        .containsExactly(
            tuple("CA1", LeaveReason.PARTICIPANT_HUNG_UP, true),
            tuple("CA2", LeaveReason.MODERATOR_ENDED_CONFERENCE, false));
    assertThat(ending(change).reason())
        .isEqualTo(EndReason.PARTICIPANT_WITH_END_CONFERENCE_ON_EXIT_LEFT);
    assertThat(ending(change).by().orElseThrow().callSid()).isEqualTo("CA1");
  }

  @Test
  void throwingOutSomebodyWhoEndsItEndsIt() {
    Conference conference =
        opened(ender()).join("CA1", ender(), NOW).next().join("CA2", starter(), NOW).next();
    assertThat(ending(conference.kick("CA1", NOW)).reason())
        .isEqualTo(EndReason.PARTICIPANT_WITH_END_CONFERENCE_ON_EXIT_KICKED);
  }

  @Test
  void throwingOutTheLastEndsIt() {
    Conference alone = opened(starter()).join("CA1", starter(), NOW).next();
    assertThat(ending(alone.kick("CA1", NOW)).reason())
        .isEqualTo(EndReason.LAST_PARTICIPANT_KICKED);
  }

  @Test
  void theApiEndsItForAll() {
    Change change = inProgress().end(NOW);
    assertThat(events(change))
        .containsExactly("participant-leave", "participant-leave", "conference-end");
    assertThat(ending(change).reason().wireName()).isEqualTo("conference-ended-via-api");
    assertThat(((Left) change.facts().get(0)).reason().wireName())
        .isEqualTo("conference_ended_via_api");
  }

  @Test
  void aStrangerCannotLeave() {
    Change change = inProgress().leave("CA9", LeaveReason.PARTICIPANT_HUNG_UP, true, NOW);
    assertThat(change.facts()).isEmpty();
    assertThat(change.next()).isEqualTo(inProgress());
  }

  @Test
  void aChangeIsToldByItsEvents() {
    Conference conference = inProgress();
    Participant before = conference.find("CA1").orElseThrow();
    ParticipantUpdate mute =
        new ParticipantUpdate(
            Optional.of(true),
            Optional.of(true),
            Optional.of(true),
            Optional.empty(),
            Optional.empty());
    Change muted = conference.update(before, mute, NOW);
    assertThat(events(muted))
        .containsExactly("participant-mute", "participant-hold", "participant-modify");
    Participant after = muted.next().find("CA1").orElseThrow();
    ParticipantUpdate unmute =
        new ParticipantUpdate(
            Optional.of(false),
            Optional.of(false),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    assertThat(events(muted.next().update(after, unmute, NOW)))
        .containsExactly("participant-unmute", "participant-unhold");
    assertThat(muted.next().update(after, mute, NOW).facts()).isEmpty();
  }

  @Test
  void oneSubscribesByTheShortNames() {
    Participant participant = inProgress().find("CA1").orElseThrow();
    assertThat(new Joined(participant).subscription()).isEqualTo("join");
    assertThat(new Started().subscription()).isEqualTo("start");
    assertThat(new ConferenceFact.Changed(participant, "participant-unmute").subscription())
        .isEqualTo("mute");
    assertThat(new ConferenceFact.Changed(participant, "participant-unhold").subscription())
        .isEqualTo("hold");
  }

  private static Conference opened(JoinTerms first) {
    return Conference.opened("CF1", "AC1", first, NOW);
  }

  private static Conference inProgress() {
    return opened(starter()).join("CA1", starter(), NOW).next().join("CA2", starter(), NOW).next();
  }

  private static JoinTerms starter() {
    return terms(true, false, 250, Optional.empty());
  }

  private static JoinTerms quiet() {
    return terms(false, false, 250, Optional.empty());
  }

  private static JoinTerms ender() {
    return terms(true, true, 250, Optional.empty());
  }

  private static JoinTerms labelled(String label) {
    return new JoinTerms(
        "room",
        Optional.of(label),
        false,
        true,
        false,
        250,
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private static JoinTerms terms(boolean starts, boolean ends, int most, Optional<String> coach) {
    return new JoinTerms(
        "room",
        Optional.empty(),
        false,
        starts,
        ends,
        most,
        coach,
        Optional.empty(),
        Optional.empty());
  }

  private static List<String> events(Change change) {
    return change.facts().stream().map(ConferenceFact::event).toList();
  }

  private static Ended ending(Change change) {
    return change.next().ending().orElseThrow();
  }
}
