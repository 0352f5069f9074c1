package dev.ringbridge.simulator.twiml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringbridge.simulator.call.RecordingOrder;
import dev.ringbridge.simulator.call.StatusHook;
import dev.ringbridge.simulator.conference.ConferenceHook;
import dev.ringbridge.simulator.conference.JoinTerms;
import dev.ringbridge.simulator.twiml.Step.Await;
import dev.ringbridge.simulator.twiml.Step.DialElsewhere;
import dev.ringbridge.simulator.twiml.Step.Fetch;
import dev.ringbridge.simulator.twiml.Step.Gather;
import dev.ringbridge.simulator.twiml.Step.Hangup;
import dev.ringbridge.simulator.twiml.Step.Join;
import dev.ringbridge.simulator.twiml.Step.Reject;
import dev.ringbridge.simulator.twiml.Step.Sound;
import dev.ringbridge.simulator.webhook.HookMethod;
import dev.ringbridge.simulator.webhook.Target;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TwimlTest {

  @Test
  void anEmptyDocumentHangsUp() {
    assertThat(program("").steps()).containsExactly(new Hangup());
  }

  @Test
  void verbsBecomeStepsInOrderAndTheirEndIsAHangup() {
    Program program = program("<Say>Hi</Say><Pause length=\"3\"/><Play>http://x/a.mp3</Play>");
    assertThat(program.verbs()).containsExactly("Say", "Pause", "Play");
    assertThat(program.steps())
        .containsExactly(
            new Sound("Hi", true, Duration.ofMillis(300)),
            new Await(Duration.ofSeconds(3)),
            new Sound("http://x/a.mp3", false, Duration.ofSeconds(5)),
            new Hangup());
  }

  @Test
  void aLongerTextTakesLongerAndALoopAsOftenAsItSays() {
    Sound once = (Sound) program("<Say>" + "word ".repeat(40) + "</Say>").steps().get(0);
    Sound twice =
        (Sound) program("<Say loop=\"2\">" + "word ".repeat(40) + "</Say>").steps().get(0);
    assertThat(once.length()).isGreaterThan(Duration.ofSeconds(10));
    assertThat(twice.length()).isEqualTo(once.length().multipliedBy(2));
  }

  @Test
  void aPauseIsOneSecondUnlessItSaysMore() {
    assertThat(program("<Pause/>").steps().get(0)).isEqualTo(new Await(Duration.ofSeconds(1)));
  }

  @Test
  void aRedirectIsTheLastThingDone() {
    assertThat(program("<Redirect method=\"GET\">/next</Redirect><Say>never</Say>").steps())
        .containsExactly(new Fetch(new Target("/next", HookMethod.GET), Map.of()));
  }

  @Test
  void aHangupIsTheLastThingDone() {
    assertThat(program("<Hangup/><Say>never</Say>").steps()).containsExactly(new Hangup());
  }

  @Test
  void aRejectSaysWhy() {
    assertThat(program("<Reject reason=\"busy\"/>").steps()).containsExactly(new Reject("busy"));
    assertThat(program("<Reject/>").steps()).containsExactly(new Reject("rejected"));
  }

  @Test
  void aGatherWithoutDigitsFallsThroughAfterItsPrompts() {
    assertThat(program("<Gather timeout=\"2\"><Say>Press</Say></Gather><Say>Then</Say>").steps())
        .containsExactly(
            new Gather(
                List.of(new Sound("Press", true, Duration.ofMillis(325))),
                Duration.ofSeconds(2),
                1_000,
                "#",
                new Target("", HookMethod.POST),
                new Heard(true, Optional.empty(), Optional.empty()),
                false),
            new Sound("Then", true, Duration.ofMillis(300)),
            new Hangup());
  }

  @Test
  void aGatherThatWantsEmptyResultsGoesToItsAction() {
    assertThat(program("<Gather action=\"/g\" actionOnEmptyResult=\"true\"/>").steps())
        .containsExactly(
            new Gather(
                List.of(),
                Duration.ofSeconds(5),
                1_000,
                "#",
                new Target("/g", HookMethod.POST),
                new Heard(true, Optional.empty(), Optional.empty()),
                true),
            new Hangup());
  }

  @Test
  void whatAGatherListensForIsKeysUnlessItSaysSpeech() {
    assertThat(heard("")).isEqualTo(new Heard(true, Optional.empty(), Optional.empty()));
    assertThat(heard("input=\"speech\""))
        .isEqualTo(new Heard(false, Optional.of(Duration.ofSeconds(5)), Optional.empty()));
    assertThat(heard("input=\"speech\" timeout=\"3\""))
        .isEqualTo(new Heard(false, Optional.of(Duration.ofSeconds(3)), Optional.empty()));
    assertThat(heard("input=\"dtmf speech\" speechTimeout=\"auto\""))
        .isEqualTo(new Heard(true, Optional.of(Duration.ZERO), Optional.empty()));
  }

  private static Heard heard(String attributes) {
    return ((Gather) program("<Gather " + attributes + "/>").steps().get(0)).heard();
  }

  @Test
  void keysGoOutOnceTheyAreEnoughOrFinishedAndTheFinishingKeyIsNoneOfThem() {
    Gather one = (Gather) program("<Gather numDigits=\"1\" finishOnKey=\"\"/>").steps().get(0);
    Gather pin = (Gather) program("<Gather numDigits=\"4\"/>").steps().get(0);

    assertThat(one.taken("91")).isEqualTo("9");
    assertThat(one.isComplete("#")).isTrue();
    assertThat(one.isComplete("")).isFalse();
    assertThat(pin.isComplete("12")).isFalse();
    assertThat(pin.isComplete("12#")).isTrue();
    assertThat(pin.taken("12#3")).isEqualTo("12");
  }

  @Test
  void aConferenceWithoutAttributesHasTheCarriersDefaults() {
    Join join = (Join) program("<Dial><Conference>room</Conference></Dial>").steps().get(0);
    assertThat(join.action()).isEmpty();
    assertThat(join.timeLimit()).isEqualTo(Duration.ofHours(4));
    assertThat(join.terms())
        .isEqualTo(
            new JoinTerms(
                "room",
                Optional.empty(),
                false,
                true,
                false,
                250,
                Optional.empty(),
                Optional.empty(),
                Optional.empty()));
  }

  @Test
  void aConferenceIsJoinedOnTheTermsItSays() {
    Join join =
        (Join)
            program(
                    "<Dial action=\"/after\" method=\"GET\" timeLimit=\"60\"><Conference muted=\"true\""
                        + " startConferenceOnEnter=\"false\" endConferenceOnExit=\"true\""
                        + " participantLabel=\"lead\" maxParticipants=\"2\" coach=\"CA1\""
                        + " statusCallback=\"/conf\" statusCallbackEvent=\"start end  join leave\""
                        + " record=\"record-from-start\" recordingStatusCallback=\"/rec\""
                        + " recordingStatusCallbackEvent=\"absent\""
                        + " statusCallbackMethod=\"GET\" waitUrl=\"\"> r </Conference></Dial>")
                .steps()
                .get(0);
    assertThat(join.action()).contains(new Target("/after", HookMethod.GET));
    assertThat(join.timeLimit()).isEqualTo(Duration.ofMinutes(1));
    assertThat(join.terms())
        .isEqualTo(
            new JoinTerms(
                "r",
                Optional.of("lead"),
                true,
                false,
                true,
                2,
                Optional.of("CA1"),
                Optional.of(
                    new ConferenceHook(
                        "/conf", HookMethod.GET, Set.of("start", "end", "join", "leave"))),
                Optional.of(
                    new RecordingOrder(
                        RecordingOrder.Source.CONFERENCE,
                        1,
                        "both",
                        Optional.of(
                            new StatusHook(
                                new Target("/rec", HookMethod.POST), Set.of("absent")))))));
  }

  @Test
  void aDialToAnythingElseFailsWithAWarning() {
    Program program = program("<Dial action=\"/a\"><Application>anna</Application></Dial>");
    assertThat(program.steps().get(0))
        .isEqualTo(
            new DialElsewhere("Application", Optional.of(new Target("/a", HookMethod.POST))));
    assertThat(program.warnings()).hasSize(1);
  }

  @Test
  void anUnknownVerbIsSkippedWithAWarning() {
    Program program = program("<Sing/><Pause/>");
    assertThat(program.warnings()).containsExactly("12200 not a verb here: Sing");
    assertThat(program.steps()).hasSize(2);
  }

  @Test
  void theRoomIsThatOfTheFirstConference() {
    assertThat(program("<Pause/><Dial><Conference>a&amp;b</Conference></Dial>").room())
        .contains("a&b");
    assertThat(program("<Pause/>").room()).isEmpty();
  }

  @Test
  void textMayBeCommentedEscapedAndInCdata() {
    Program program =
        read("<?xml version=\"1.0\"?><!-- c --><Response><Say>a <![CDATA[<b>]]></Say></Response>");
    assertThat(((Sound) program.steps().get(0)).text()).isEqualTo("a <b>");
  }

  @Test
  void whatIsNoTwimlIsMalformed() {
    assertThat(Twiml.read("")).isInstanceOf(Twiml.Malformed.class);
    assertThat(Twiml.read("hello")).isInstanceOf(Twiml.Malformed.class);
    assertThat(Twiml.read("<Response><Say></Response>")).isInstanceOf(Twiml.Malformed.class);
    assertThat(Twiml.read("<html/>")).isEqualTo(new Twiml.Malformed("the root is html"));
  }

  @Test
  void anExternalEntityIsNotFetched() {
    String xml =
        "<!DOCTYPE r [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><Response><Say>&e;</Say></Response>";
    assertThat(Twiml.read(xml)).isInstanceOf(Twiml.Malformed.class);
  }

  private static Program program(String verbs) {
    return read("<Response>" + verbs + "</Response>");
  }

  private static Program read(String xml) {
    return ((Twiml.Parsed) Twiml.read(xml)).program();
  }
}
