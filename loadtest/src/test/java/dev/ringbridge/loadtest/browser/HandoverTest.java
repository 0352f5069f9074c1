package dev.ringbridge.loadtest.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import dev.ringbridge.loadtest.browser.OneHouse.Place;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** An agent hands a call over to a colleague, at once or after a word, by keyboard. */
@ExtendWith(OneHouse.class)
class HandoverTest {
  /** Stays on the line until the other side ends the call (script 08). */
  private static final String LEAD = "(928) 555-0108";

  /** The same, of the other campaign: a number is one lead's. */
  private static final String ANOTHER = "(623) 555-0108";

  private final Place place;

  HandoverTest(Place place) {
    this.place = place;
  }

  @Test
  void personGoesToAColleagueWhoIsFreeAndWhoWritesTheCallUp() {
    Login hana = place.house().hire("hana", "Hana Hands", "AGENT");
    Login carl = place.house().hire("carl", "Carl Colleague", "AGENT");
    place.house().campaignByHand("From hand to hand", hana, carl);
    try (Visitor first = place.visit().signIn("/desk", hana);
        Visitor second = place.visit().signIn("/desk", carl)) {
      talk(first, LEAD);
      first.press("Alt+KeyT");
      assertThat(first.text("Nobody else of this campaign is free now.")).isVisible();
      first.press("Escape");

      AtTheDesk.goAvailable(second);
      // Their phone comes up a little later; then the menu is opened anew and begins with them.
      first.press("Alt+KeyT");
      assertThat(first.button("Hand over to Carl Colleague now")).isVisible();
      first.press("Escape");
      assertThat(first.page().getByRole(AriaRole.DIALOG)).not().isVisible();
      first.press("Alt+KeyT");
      assertThat(first.button("Whoever is free longest")).isFocused();
      Accessibility.check(first.page(), "desk, colleagues");
      first.press("Enter");

      Locator theirs = second.region("The call");
      assertThat(theirs).containsText("Talking");
      assertThat(theirs).containsText("Handed over by Hana Hands");
      Accessibility.check(second.page(), "desk, a call that was handed over");
      assertThat(first.text("The call is your colleague’s now.")).isVisible();
      second.press("Alt+KeyH");
      assertThat(theirs).containsText("Call ended");
    }
  }

  @Test
  void agentAsksAColleagueTakesThePersonBackAndHandsThemOverAfterAll() {
    Login wanda = place.house().hire("wanda", "Wanda Warm", "AGENT");
    Login cora = place.house().hire("cora", "Cora Consulted", "AGENT");
    place.house().campaignByHand("A word before", wanda, cora);
    try (Visitor first = place.visit().signIn("/desk", wanda);
        Visitor second = place.visit().signIn("/desk", cora)) {
      talk(first, ANOTHER);
      AtTheDesk.goAvailable(second);
      ask(first, second);
      Accessibility.check(first.page(), "desk, asking a colleague");
      Accessibility.check(second.page(), "desk, asked by a colleague");

      first.press("Alt+KeyB");
      assertThat(first.button("Hold")).isVisible();
      assertThat(second.text("Your colleague is done asking. You are free again.")).isVisible();

      ask(first, second);
      first.press("Alt+KeyT");
      Locator theirs = second.region("The call");
      assertThat(theirs).containsText("Talking");
      assertThat(theirs).containsText("Handed over by Wanda Warm");
      assertThat(first.text("The call is your colleague’s now.")).isVisible();
      second.press("Alt+KeyH");
      assertThat(theirs).containsText("Call ended");
    }
  }

  /** By keyboard; the menu is there until somebody is free. */
  private static void ask(Visitor first, Visitor second) {
    first.press("Alt+KeyT");
    Locator wanted = first.button("Talk to Cora Consulted first");
    assertThat(wanted).isVisible();
    wanted.press("Enter");
    assertThat(first.region("The call")).containsText("You hear Cora Consulted.");
    assertThat(second.region("The call")).containsText("Wanda Warm asks you about");
  }

  private static void talk(Visitor agent, String lead) {
    AtTheDesk.goAvailable(agent);
    AtTheDesk.dial(agent, lead);
    Locator call = agent.region("The call");
    assertThat(call).containsText("Talking");
    assertThat(agent.button("Hold")).isVisible();
  }
}
