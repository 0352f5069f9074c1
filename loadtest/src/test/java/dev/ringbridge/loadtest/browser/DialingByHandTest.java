package dev.ringbridge.loadtest.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import dev.ringbridge.loadtest.browser.OneHouse.Place;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** An agent dials a number from the desk, by keyboard alone. */
@ExtendWith(OneHouse.class)
class DialingByHandTest {
  /** Somebody who stays on the line until the other side ends the call (script 08). */
  private static final String NUMBER = "(503) 555-0108";

  private final Place place;

  DialingByHandTest(Place place) {
    this.place = place;
  }

  @Test
  void agentDialsANumberTalksAndSaysWhatCameOfIt() {
    Login max = place.house().hire("max", "Max Manual", "AGENT");
    place.house().campaignByHand("By hand", max);
    try (Visitor agent = place.visit().signIn("/desk", max)) {
      AtTheDesk.goAvailable(agent);
      refuseWhatIsNoNumber(agent);
      AtTheDesk.dial(agent, NUMBER);

      Locator call = agent.region("The call");
      assertThat(call).containsText("Talking");
      assertThat(agent.region("The person")).containsText("By hand");
      agent.press("Alt+KeyH");
      assertThat(call).containsText("Call ended");
      assertThat(agent.page().getByRole(AriaRole.RADIO).first()).isVisible();
      agent.press("Alt+Digit1");
      agent.press("Enter");
      assertThat(agent.text("The outcome is saved.")).isVisible();
      assertThat(agent.heading("Waiting for the next call")).isVisible();
    }
  }

  private static void refuseWhatIsNoNumber(Visitor agent) {
    AtTheDesk.dial(agent, "12");
    assertThat(agent.page().getByText("This is no phone number.")).isVisible();
    Accessibility.check(agent.page(), "desk, a number refused");
  }
}
