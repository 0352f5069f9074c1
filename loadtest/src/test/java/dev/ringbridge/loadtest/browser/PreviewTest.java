package dev.ringbridge.loadtest.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import dev.ringbridge.loadtest.browser.OneHouse.Place;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** An agent reads about a lead first, skips one and has the next dialed, by keyboard alone. */
@ExtendWith(OneHouse.class)
class PreviewTest {
  private static final Pattern TIME_LEFT = Pattern.compile("Dialed by itself in 00:[1-5]\\d");

  private final Place place;

  PreviewTest(Place place) {
    this.place = place;
  }

  @Test
  void agentSkipsOneLeadAndTalksWithTheNext() {
    Login pia = place.house().hire("pia", "Pia Preview", "AGENT");
    place.house().campaignWithPreview("Read first", pia, people());
    try (Visitor agent = place.visit().signIn("/desk", pia)) {
      assertThat(agent.heading("Ready when you are")).isVisible();
      agent.press("Alt+KeyA");

      assertThat(agent.heading("Olga Old")).isVisible();
      assertThat(agent.region("The person")).containsText("silver");
      assertThat(agent.page().getByRole(AriaRole.TIMER)).containsText(TIME_LEFT);
      assertThat(agent.region("Your state")).containsText("Preview");
      Accessibility.check(agent.page(), "desk, preview");
      agent.field("Why it is skipped").fill("Moved away");
      agent.press("Alt+KeyS");

      assertThat(agent.heading("Nina Next")).isVisible();
      agent.press("Alt+KeyD");
      Locator call = agent.region("The call");
      assertThat(call).containsText("Talking");
      agent.press("Alt+KeyH");
      assertThat(call).containsText("Call ended");
      agent.press("Alt+Digit1");
      agent.press("Enter");
      assertThat(agent.text("The outcome is saved.")).isVisible();
    }
  }

  /** Both stay on the line until the other side ends the call (script 08). */
  private static String people() {
    return """
        phone,name,priority,plan
        +16175550108,Olga Old,urgent,silver
        +17025550108,Nina Next,low,basic
        """;
  }
}
