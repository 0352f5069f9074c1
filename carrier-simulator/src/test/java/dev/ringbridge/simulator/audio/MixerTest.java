package dev.ringbridge.simulator.audio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringbridge.simulator.OracleLog.Entry;
import dev.ringbridge.simulator.journal.Journal;
import dev.ringbridge.simulator.time.ManualTimers;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who hears whom, by a clock that a test moves. */
class MixerTest {
  private static final Duration FRAME = Duration.ofMillis(Frame.MILLIS);
  private static final Duration SECOND = Duration.ofSeconds(1);

  private final ManualTimers timers = new ManualTimers();
  private final Instant start = timers.now();
  private final Map<String, List<Person>> rooms = new LinkedHashMap<>();
  private Journal journal;
  private Mixer mixer;

  @BeforeEach
  void anEmptyHall() throws IOException {
    journal = new Journal(timers::now, 1_000, Optional.empty());
    mixer = new Mixer(timers, journal, List.of(this::around));
  }

  @Test
  void agentHearsFiftyFramesASecondOfTheirLead() {
    room("one", agent("anna"), lead("leo"));
    Ear anna = listens("anna");
    timers.advance(SECOND);
    assertThat(anna.heard).hasSize(51);
    assertThat(anna.heard.get(3).loudness()).isEqualTo(Speech.of("leo").at(3).loudness());
  }

  @Test
  void nothingIsHeardInOtherRooms() {
    room("one", agent("anna"), lead("leo"));
    room("two", agent("bela"), lead("lucy"));
    Ear anna = listens("anna");
    Ear bela = listens("bela");
    timers.advance(SECOND);
    assertThat(loudness(anna)).isNotEqualTo(loudness(bela));
    assertThat(loudness(bela)).startsWith(Speech.of("lucy").at(0).loudness());
  }

  @Test
  void nothingIsSentToSomebodyAlone() {
    room("one", agent("anna"));
    Ear anna = listens("anna");
    timers.advance(SECOND);
    assertThat(anna.heard).isEmpty();
  }

  @Test
  void nothingWorksWhereNobodyListens() {
    room("one", agent("anna"), lead("leo"));
    timers.advance(SECOND);
    assertThat(mixer.hearing("leo")).isEmpty();
    listens("anna");
    timers.advance(SECOND);
    assertThat(mixer.hearing("leo")).isPresent();
    mixer.detach("anna");
    timers.advance(SECOND);
    assertThat(mixer.hearing("leo")).isEmpty();
    assertThat(timers.isIdle()).isTrue();
  }

  @Test
  void leadHearsTheAgentAndIsNeverHeardTwice() {
    room("one", agent("anna"), lead("leo"));
    Ear anna = listens("anna");
    for (int i = 0; i < 20; i++) {
      anna.headset.say(FrameTest.even(5_000));
      timers.advance(FRAME);
    }
    assertThat(mixer.hearing("leo").orElseThrow())
        .containsEntry("heardSound", 20L)
        .containsEntry("loudness", 5_000);
    timers.advance(SECOND);
    assertThat(mixer.hearing("leo").orElseThrow())
        .containsEntry("heardSound", 20L)
        .containsEntry("loudness", 0);
  }

  @Test
  void whatAMutedHeadsetSaysReachesTheLeadAsSilence() {
    room("one", agent("anna"), lead("leo"));
    Ear anna = listens("anna");
    anna.headset.mute(true);
    for (int i = 0; i < 20; i++) {
      anna.headset.say(FrameTest.even(5_000));
      timers.advance(FRAME);
    }
    assertThat(mixer.hearing("leo").orElseThrow())
        .containsEntry("heardFrames", 21L)
        .containsEntry("heardSound", 0L);
    anna.headset.mute(false);
    anna.headset.say(FrameTest.even(5_000));
    timers.advance(FRAME);
    assertThat(mixer.hearing("leo").orElseThrow()).containsEntry("heardSound", 1L);
  }

  @Test
  void whoIsMutedByTheRoomIsNotHeard() {
    room("one", agent("anna"), muted(lead("leo")), lead("lucy"));
    Ear anna = listens("anna");
    timers.advance(FRAME);
    assertThat(loudness(anna)).startsWith(Speech.of("lucy").at(0).loudness());
  }

  @Test
  void whoIsHeldHearsMusicAndIsHeardByNobody() {
    room("one", held(agent("anna")), lead("leo"));
    Ear anna = listens("anna");
    anna.headset.say(FrameTest.even(5_000));
    timers.advance(Duration.ofMillis(100));
    assertThat(loudness(anna)).contains(HoldMusic.at(0).loudness());
    assertThat(mixer.hearing("leo").orElseThrow()).containsEntry("heardSound", 0L);
    room("one", agent("anna"), held(lead("leo")));
    anna.heard.clear();
    timers.advance(Duration.ofMillis(100));
    assertThat(anna.heard).isEmpty();
    assertThat((long) mixer.hearing("leo").orElseThrow().get("heardSound")).isGreaterThan(3);
  }

  @Test
  void whoIsHeldInSilenceHearsNobodyAndIsHeardByNobody() {
    room("one", agent("anna"), heldInSilence(lead("leo")));
    Ear anna = listens("anna");
    anna.headset.say(FrameTest.even(5_000));
    timers.advance(Duration.ofMillis(100));
    assertThat(anna.heard).isEmpty();
    assertThat(mixer.hearing("leo").orElseThrow()).containsEntry("heardSound", 0L);
  }

  @Test
  void whispersReachTheAgentOnly() {
    room("one", agent("anna"), lead("leo"), coaching(agent("sue"), "anna"));
    Ear anna = listens("anna");
    Ear sue = listens("sue");
    sue.headset.say(FrameTest.even(20_000));
    timers.advance(FRAME);
    assertThat(anna.heard.get(0).loudness()).isGreaterThan(19_000);
    assertThat(mixer.hearing("leo").orElseThrow()).containsEntry("heardSound", 0L);
    assertThat(sue.heard).isNotEmpty();
  }

  @Test
  void oldSoundGivesWayToNew() {
    room("one", agent("anna"), lead("leo"));
    Ear anna = listens("anna");
    for (int i = 1; i <= 500; i++) {
      anna.headset.say(FrameTest.even(i * 10));
    }
    timers.advance(Duration.ZERO);
    assertThat(mixer.hearing("leo").orElseThrow()).containsEntry("loudness", 4_910);
    timers.advance(SECOND);
    assertThat(mixer.hearing("leo").orElseThrow()).containsEntry("heardSound", 10L);
  }

  @Test
  void theLogTellsWhenSoundBeganAndWhatReachedTheLead() {
    room("one", agent("anna"), lead("leo"));
    timers.advance(Duration.ofMillis(300));
    Ear anna = listens("anna");
    anna.headset.say(FrameTest.even(5_000));
    timers.advance(SECOND);
    room("one", agent("anna"));
    timers.advance(FRAME);
    assertThat(journal.entries())
        .extracting(Entry::kind)
        .containsExactly("sound-began", "sound-ended");
    assertThat(journal.entries().get(0).details())
        .containsEntry("lead", "leo")
        .containsEntry("afterMs", 300.0);
    assertThat(journal.entries().get(1).details())
        .containsEntry("saidFrames", 51L)
        .containsEntry("heardFrames", 51L)
        .containsEntry("heardSound", 1L);
  }

  private List<Person> around(String callSid) {
    return rooms.values().stream()
        .filter(room -> room.stream().anyMatch(person -> person.callSid().equals(callSid)))
        .findFirst()
        .orElse(List.of());
  }

  private void room(String name, Person... people) {
    rooms.put(name, List.of(people));
  }

  private Ear listens(String callSid) {
    Ear ear = new Ear();
    mixer.attach(callSid, ear.headset);
    return ear;
  }

  private static List<Integer> loudness(Ear ear) {
    return ear.heard.stream().map(Frame::loudness).toList();
  }

  private Person agent(String callSid) {
    return person(callSid, Optional.empty());
  }

  /** Their call's sid is their number too. */
  private Person lead(String callSid) {
    return person(callSid, Optional.of(callSid));
  }

  private Person person(String sid, Optional<String> number) {
    Map<String, Object> facts = Map.of("lead", sid);
    return new Person(
        "AC1", sid, facts, Optional.of(start), false, Held.NOT, Optional.empty(), number);
  }

  private static Person muted(Person person) {
    return with(person, true, Held.NOT, Optional.empty());
  }

  private static Person held(Person person) {
    return with(person, false, Held.WITH_MUSIC, Optional.empty());
  }

  private static Person heldInSilence(Person person) {
    return with(person, false, Held.IN_SILENCE, Optional.empty());
  }

  private static Person coaching(Person person, String coached) {
    return with(person, false, Held.NOT, Optional.of(coached));
  }

  private static Person with(Person person, boolean muted, Held held, Optional<String> coaches) {
    return new Person(
        person.accountSid(),
        person.callSid(),
        person.facts(),
        person.answered(),
        muted,
        held,
        coaches,
        person.number());
  }

  /** What one agent heard. */
  private static final class Ear {
    final List<Frame> heard = new ArrayList<>();
    final Headset headset = new Headset(heard::add);
  }
}
