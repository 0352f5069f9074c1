package dev.ringbridge.loadtest.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.AriaRole;
import dev.ringbridge.loadtest.browser.OneHouse.Place;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * With the simulated carrier an agent hears the lead and is heard: measured where sound leaves the
 * page, and at the carrier.
 */
@ExtendWith(OneHouse.class)
class SoundTest {
  /** Somebody who stays on the line until the other side ends the call (script 08). */
  private static final String TYPED = "(602) 555-0108";

  private static final String NUMBER = "+16025550108";
  private static final Duration A_SECOND = Duration.ofSeconds(1);

  /** Chromium's microphone beeps once a second. */
  private static final int FRAMES_OF_THREE_SECONDS = 150;

  /** A word that was said before a key is heard a little after it. */
  private static final int MOST_UNDER_WAY = 15;

  /** Listens in where the page's sound goes out. */
  private static final String TAP =
      """
      const connect = AudioNode.prototype.connect;
      globalThis.loudness = () => 0;
      AudioNode.prototype.connect = function (to, ...rest) {
        if (to instanceof AudioDestinationNode) {
          const tap = to.context.createAnalyser();
          const samples = new Float32Array(tap.fftSize);
          connect.call(this, tap);
          globalThis.loudness = () => {
            tap.getFloatTimeDomainData(samples);
            return Math.max(...samples.map(Math.abs));
          };
        }
        return connect.call(this, to, ...rest);
      };
      """;

  /** A computer to which no microphone is plugged. */
  private static final String NO_MICROPHONE =
      """
      navigator.mediaDevices.getUserMedia = () =>
        Promise.reject(new DOMException('none is there', 'NotFoundError'));
      """;

  private static final String LOUDEST_IN_A_SECOND =
      """
      async () => {
        let most = 0;
        for (const end = performance.now() + 1000; performance.now() < end; ) {
          most = Math.max(most, loudness());
          await new Promise(done => setTimeout(done, 10));
        }
        return most;
      }
      """;

  private final Place place;

  SoundTest(Place place) {
    this.place = place;
  }

  @Test
  void agentHearsTheLeadAndIsHeardUnlessMuted() throws Exception {
    Login silke = place.house().hire("silke", "Silke Sound", "AGENT");
    place.house().campaignByHand("By ear", silke);
    try (Visitor agent = place.visit()) {
      agent.page().addInitScript(TAP);
      agent.signIn("/desk", silke);
      AtTheDesk.goAvailable(agent);
      assertThat(loudest(agent)).as("before a call").isZero();
      AtTheDesk.dial(agent, TYPED);
      assertThat(agent.region("The call")).containsText("Talking");

      agent.page().waitForCondition(() -> loudness(agent) > 0.05);
      agent.page().waitForCondition(() -> atLead("heardSound") > 0);
      agent.press("Alt+KeyM");
      assertThat(agent.button("Muted")).isVisible();
      assertThat(soundIn(agent, FRAMES_OF_THREE_SECONDS)).as("past the mute").isZero();
      agent.press("Alt+KeyM");
      assertThat(soundIn(agent, FRAMES_OF_THREE_SECONDS)).as("after the mute").isPositive();

      musicOnHold(agent);
      agent.press("Alt+KeyH");
      assertThat(agent.region("The call")).containsText("Call ended");
      agent.page().waitForCondition(() -> loudness(agent) == 0);
      assertThat(loudest(agent)).as("after the call").isZero();
      assertThat(agent.region("Your state").getByRole(AriaRole.ALERT)).not().isVisible();
      assertThat(Duration.between(at("answered"), at("sound-began"))).isLessThan(A_SECOND);
    }
  }

  /** The agent says nothing: what the lead hears then is music, and the agent hears nothing. */
  private void musicOnHold(Visitor agent) {
    agent.press("Alt+KeyM");
    agent.press("Alt+KeyO");
    assertThat(agent.region("The call")).containsText("On hold");
    agent.page().waitForCondition(() -> loudness(agent) == 0);
    assertThat(loudest(agent)).as("the lead, on hold").isZero();
    int before = atLead("heardSound");
    agent.page().waitForCondition(() -> atLead("heardSound") > before + FRAMES_OF_THREE_SECONDS);
    agent.press("Alt+KeyO");
    agent.page().waitForCondition(() -> loudness(agent) > 0.05);
    agent.press("Alt+KeyM");
  }

  @Test
  void agentWithoutAMicrophoneHearsTheLeadAndReadsWhatIsWrong() {
    Login mila = place.house().hire("mila", "Mila Mute", "AGENT");
    place.house().campaignByHand("By ear alone", mila);
    try (Visitor agent = place.visit()) {
      agent.page().addInitScript(TAP);
      agent.page().addInitScript(NO_MICROPHONE);
      agent.signIn("/desk", mila);
      assertThat(agent.heading("Ready when you are")).isVisible();
      agent.press("Alt+KeyA");
      assertThat(agent.region("Your state").getByRole(AriaRole.ALERT))
          .containsText("You hear people, and they do not hear you");
      assertThat(agent.text("Phone connected")).isVisible();
      Accessibility.check(agent.page(), "desk, no microphone");

      AtTheDesk.dial(agent, "(480) 555-0108");
      assertThat(agent.region("The call")).containsText("Talking");
      agent.page().waitForCondition(() -> loudness(agent) > 0.05);
      agent.press("Alt+KeyH");
      assertThat(agent.region("The call")).containsText("Call ended");
    }
  }

  /** How many frames that are no silence reach the lead among the next so many. */
  private int soundIn(Visitor agent, int frames) {
    agent.page().waitForCondition(() -> loudness(agent) > 0);
    int first = atLead("heardFrames") + MOST_UNDER_WAY;
    agent.page().waitForCondition(() -> atLead("heardFrames") > first);
    int before = atLead("heardSound");
    agent.page().waitForCondition(() -> atLead("heardFrames") > first + frames);
    return atLead("heardSound") - before;
  }

  private int atLead(String count) {
    try {
      return place.house().soundAtCarrier(NUMBER).path(count).asInt();
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private Instant at(String kind) throws IOException, InterruptedException {
    return place.house().atCarrier(kind, NUMBER);
  }

  private static double loudness(Visitor agent) {
    return ((Number) agent.page().evaluate("loudness()")).doubleValue();
  }

  private static double loudest(Visitor agent) {
    return ((Number) agent.page().evaluate(LOUDEST_IN_A_SECOND)).doubleValue();
  }
}
