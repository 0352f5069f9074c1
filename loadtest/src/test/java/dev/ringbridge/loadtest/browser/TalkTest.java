package dev.ringbridge.loadtest.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import dev.ringbridge.loadtest.browser.OneHouse.Place;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * An admin fills the directory; an agent holds, presses keys and hands a call over, by keyboard.
 */
@ExtendWith(OneHouse.class)
class TalkTest {
  /** People who stay on the line until the other side ends the call (script 08). */
  private static final String LEAD = "(520) 555-0108";

  private static final String LEGAL = "+14805550108";

  private final Place place;

  TalkTest(Place place) {
    this.place = place;
  }

  @Test
  void agentAsksSomebodyOfTheDirectoryAndLeavesThePersonToThem() {
    Login tara = place.house().hire("tara", "Tara Talk", "AGENT");
    place.house().campaignByHand("By hand and over", tara);
    addToDirectory();
    try (Visitor agent = place.visit().signIn("/desk", tara);
        Visitor admin = place.visit().signIn("/board", place.house().admin())) {
      Locator call = talk(agent);
      agent.press("Alt+KeyO");
      assertThat(call).containsText("On hold");
      Locator row = admin.row("Tara Talk");
      assertThat(row).containsText("Holding");
      agent.press("Alt+KeyO");
      assertThat(call).containsText("Talking");
      pressKeys(agent);
      listen(admin);

      agent.press("Alt+KeyT");
      Accessibility.check(agent.page(), "desk, a transfer");
      agent.button("Ask Legal first").click();
      assertThat(call).containsText("Talking with Legal");
      assertThat(row).containsText("With Legal");
      Accessibility.check(agent.page(), "desk, a third party");
      agent.press("Alt+KeyT");
      assertThat(call).containsText("Call ended");
      assertThat(row).containsText("Wrap-up");
    }
  }

  private void addToDirectory() {
    try (Visitor admin = place.visit().signIn("/carriers", place.house().admin())) {
      admin.button("Add to the directory").click();
      admin.field("Name").fill("Legal");
      admin.field("Phone number").fill("12");
      add(admin).click();
      assertThat(admin.field("Phone number")).hasAttribute("aria-invalid", "true");
      admin.field("Phone number").fill(LEGAL);
      add(admin).click();
      assertThat(admin.text("Legal is in the directory.")).isVisible();
    }
  }

  private static Locator add(Visitor admin) {
    return admin
        .page()
        .getByRole(AriaRole.DIALOG)
        .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Add").setExact(true));
  }

  private static Locator talk(Visitor agent) {
    AtTheDesk.goAvailable(agent);
    AtTheDesk.dial(agent, LEAD);
    Locator call = agent.region("The call");
    assertThat(call).containsText("Talking");
    assertThat(agent.button("Hold")).isVisible();
    return call;
  }

  private static void listen(Visitor admin) {
    admin.button("Listen to Tara Talk").click();
    Locator dialog = admin.page().getByRole(AriaRole.DIALOG);
    assertThat(dialog).containsText("You are in the call.");
    assertThat(dialog).containsText("Nobody hears you.");
    dialog.getByText("Whisper", new Locator.GetByTextOptions().setExact(true)).click();
    assertThat(dialog).containsText("The agent hears you");
    Accessibility.check(admin.page(), "board, listening");
    admin.press("Escape");
    assertThat(dialog).not().isVisible();
  }

  private static void pressKeys(Visitor agent) {
    agent.press("Alt+KeyK");
    Locator dialog = agent.page().getByRole(AriaRole.DIALOG);
    assertThat(dialog).isVisible();
    agent.page().keyboard().type("12#");
    assertThat(dialog).containsText("12#");
    Accessibility.check(agent.page(), "desk, keys");
    agent.press("Escape");
    assertThat(dialog).not().isVisible();
  }
}
