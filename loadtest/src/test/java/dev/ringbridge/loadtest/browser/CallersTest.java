package dev.ringbridge.loadtest.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.ringbridge.loadtest.browser.OneHouse.Place;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** People who call the demo's number, from their phone to the console. */
@ExtendWith(OneHouse.class)
class CallersTest {
  private static final String LEAD = "+14155550177";
  private static final String STRANGER = "+14155550178";
  private static final String NEWCOMER = "+14155550179";

  private final Place place;

  CallersTest(Place place) {
    this.place = place;
  }

  @Test
  void leadThatCallsIsCalledBackByItselfAndAStrangerIsSettled() throws Exception {
    Login ina = place.house().hire("ina", "Ina Agent", "AGENT");
    place.house().campaign("Callers", ina, "phone,name\n" + LEAD + ",Rita Rang\n");
    try (Visitor admin = place.visit().signIn("/leads", place.house().admin())) {
      assertThat(admin.row("Rita Rang")).isVisible();
      place.house().ring(LEAD, "TN-Validation-Passed-A");
      place.house().ring(STRANGER, "");

      admin.open("/incoming", admin.row(STRANGER));
      assertThat(admin.row("Rita Rang")).containsText("Called back by itself");
      assertThat(admin.row("Rita Rang")).containsText("Number verified: A");
      assertThat(admin.row(STRANGER)).containsText("Unknown caller");
      Accessibility.check(admin.page(), "incoming calls");

      admin.button("Settle the call of " + STRANGER).click();
      Locator dialog = admin.page().getByRole(AriaRole.DIALOG);
      dialog.getByLabel("Note").fill("Wanted the neighbors");
      Accessibility.check(admin.page(), "an incoming call");
      dialog
          .getByRole(
              AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Settle").setExact(true))
          .click();
      assertThat(admin.row(STRANGER)).containsText("Settled");
      assertThat(admin.row(STRANGER)).containsText("Wanted the neighbors");

      admin
          .page()
          .getByLabel("Message", new Page.GetByLabelOptions().setExact(true))
          .fill("We ring you tomorrow.");
      admin.region("How callers are answered").getByText("Save").click();
      assertThat(admin.text("Callers are answered so from the next call on.")).isVisible();
    }
  }

  @Test
  void strangerTalksWithAnAgentOfTheCampaignThatTakesThem() throws Exception {
    Login tom = place.house().hire("tom", "Tom Taker", "AGENT");
    place.house().campaignByHand("Takes strangers", tom);
    try (Visitor agent = place.visit().signIn("/desk", tom);
        Visitor admin = place.visit().signIn("/incoming", place.house().admin())) {
      AtTheDesk.goAvailable(agent);
      takeStrangers(admin, "Takes strangers (practice)");

      place.house().ring(NEWCOMER, "TN-Validation-Passed-A");

      Locator call = agent.region("The call");
      assertThat(call).containsText("Talking");
      assertThat(call).containsText("The person called us");
      assertThat(admin.row(NEWCOMER)).containsText("Unknown caller");
      assertThat(admin.row(NEWCOMER)).containsText("Talked with an agent");
      assertThat(admin.row(NEWCOMER)).containsText("Tom Taker");
      agent.press("Alt+KeyH");
      assertThat(call).containsText("Call ended");
      takeStrangers(admin, "None");
    }
  }

  /** Switches putting through on or off, and says who takes strangers, by the keyboard alone. */
  private static void takeStrangers(Visitor admin, String campaign) {
    Locator taker =
        admin
            .page()
            .getByRole(
                AriaRole.COMBOBOX,
                new Page.GetByRoleOptions().setName("Campaign that takes unknown callers"));
    taker.focus();
    admin.press("Shift+Tab");
    admin.press("Space");
    admin.press("Tab");
    admin.page().keyboard().type(campaign);
    // Enter sends the form while there is nothing to choose yet.
    Page.GetByRoleOptions named = new Page.GetByRoleOptions().setName(campaign).setExact(true);
    assertThat(admin.page().getByRole(AriaRole.OPTION, named)).isVisible();
    admin.press("ArrowDown");
    admin.press("Enter");
    assertThat(taker).hasValue(campaign);
    admin.region("How callers are answered").getByText("Save").click();
    assertThat(admin.text("Callers are answered so from the next call on.")).isVisible();
    admin.open("/incoming", taker);
    assertThat(taker).hasValue(campaign);
  }
}
