package dev.ringbridge.loadtest.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;

/** What agents do at their desks in every test, by the keyboard. */
final class AtTheDesk {
  private AtTheDesk() {}

  static void goAvailable(Visitor agent) {
    assertThat(agent.heading("Ready when you are")).isVisible();
    agent.press("Alt+KeyA");
    assertThat(agent.heading("Waiting for the next call")).isVisible();
  }

  /**
   * Dials a number in place of whatever was typed before. The shortcut means nothing until it is
   * known in which campaigns the agent may dial.
   */
  static void dial(Visitor agent, String number) {
    assertThat(
            agent
                .page()
                .getByRole(AriaRole.FORM, new Page.GetByRoleOptions().setName("Dial a number")))
        .isVisible();
    agent.press("Alt+KeyD");
    agent.press("Control+KeyA");
    agent.page().keyboard().type(number);
    agent.press("Enter");
  }
}
