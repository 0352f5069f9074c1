package dev.ringbridge.loadtest.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.ringbridge.loadtest.browser.OneHouse.Place;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** An admin fills in one page, and an account at a carrier is on air. */
@ExtendWith(OneHouse.class)
class CarriersTest {
  private static final String HEX = "0badcafe".repeat(4);
  private static final String NUMBER = "+12125550177";

  private final Place place;

  CarriersTest(Place place) {
    this.place = place;
  }

  @Test
  void adminAddsTestsCorrectsAndClosesAnAccountByKeyboard() throws Exception {
    atTheCarrier();
    try (Visitor admin = place.visit().signIn("/carriers", place.house().admin())) {
      assertThat(admin.row("Account of the configuration").first()).containsText("Configured");
      Accessibility.check(admin.page(), "carriers");

      admin.button("Add an account").press("Enter");
      Locator dialog = admin.page().getByRole(AriaRole.DIALOG).last();
      admin.button("Add and test").press("Enter");
      assertThat(dialog).containsText("Enter at least one number");
      Accessibility.check(admin.page(), "a carrier account that is not complete");
      fillIn(admin);
      admin.button("Add and test").press("Enter");

      assertThat(dialog).containsText("Test of Spare line");
      assertThat(dialog).containsText("does not accept this API key");
      assertThat(dialog).containsText("It is a number of this account.");
      Accessibility.check(admin.page(), "the test of a carrier account");
      admin.press("Escape");

      correct(admin, dialog);
      close(admin);
    }
  }

  @Test
  void adminSaysWhereAgentsAreCalledWhoseCarrierCallsThem() {
    place.house().hire("ines", "Ines Abroad", "AGENT");
    place
        .house()
        .account(
            Map.of(
                "kind",
                "exotel",
                "name",
                "Far line",
                "simulated",
                true,
                "preference",
                100,
                "callsPerSecond",
                1,
                "callerIds",
                List.of("+918047112233"),
                "countries",
                List.of("IN"),
                "settings",
                Map.of("accountSid", "far1m", "apiKey", "key-of-far", "apiToken", "token-of-far")));
    try (Visitor admin = place.visit().signIn("/carriers", place.house().admin())) {
      Locator phones = admin.region("Agents’ phones");
      assertThat(phones).containsText("Ines Abroad");
      Accessibility.check(admin.page(), "where agents are called");
      admin.button("Phone of Ines Abroad").press("Enter");
      admin.field("Called at").fill("12");
      admin.button("Save").press("Enter");
      assertThat(admin.page().getByRole(AriaRole.DIALOG).last()).containsText("A number with +");
      admin.field("Called at").fill("sip:ines");
      admin.button("Save").press("Enter");
      assertThat(phones).containsText("sip:ines");

      admin.button("Close Far line").press("Enter");
      admin.button("Close it").press("Enter");
      assertThat(admin.row("Far line").first()).containsText("Closed");
    }
  }

  @Test
  void adminStopsAllPlacingAndLetsItGoOnAgain() {
    try (Visitor admin = place.visit().signIn("/carriers", place.house().admin())) {
      Locator guard = admin.region("Money and fraud");
      assertThat(guard).containsText("not counted");
      admin.button("Stop all placing").press("Enter");
      Locator dialog = admin.page().getByRole(AriaRole.ALERTDIALOG).last();
      admin.field("Reason").last().fill("It looks odd");
      dialog
          .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Stop all placing"))
          .press("Enter");

      assertThat(guard).containsText("It looks odd");
      assertThat(admin.row("Account of the configuration").first()).containsText("Held");
      Accessibility.check(admin.page(), "all placing stopped");
      admin.button("Release it").press("Enter");
      admin.field("What was found out").fill("It was a test");
      admin.button("Place calls again").press("Enter");
      assertThat(guard).not().containsText("It looks odd");
      assertThat(admin.row("Account of the configuration").first()).containsText("Open");
    }
  }

  @Test
  void adminSaysHowOftenANumberIsShown() {
    try (Visitor admin = place.visit().signIn("/carriers", place.house().admin())) {
      Locator numbers = admin.region("Caller ids");
      numbers
          .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Edit"))
          .first()
          .press("Enter");
      admin.field("Calls a day").fill("100000");
      Accessibility.check(admin.page(), "what is set for a caller id");
      admin.button("Save").press("Enter");

      assertThat(numbers).containsText("of 100000");
    }
  }

  private static void fillIn(Visitor admin) {
    admin.field("Carrier").first().click();
    admin.page().getByRole(AriaRole.OPTION, new Page.GetByRoleOptions().setName("Twilio")).click();
    admin.field("Name").fill("Spare line");
    admin.field("Account SID").fill("AC" + HEX);
    admin.field("Auth token").fill("token-" + HEX);
    admin.field("API key SID (optional)").fill("SK" + HEX);
    admin.field("API key secret (optional)").fill("not-the-secret");
    admin.field("Calls from").first().fill("+1 (212) 555-0177");
    admin.press("Enter");
    admin.field("Calls to").first().fill("United States (US)");
    admin.press("ArrowDown");
    admin.press("Enter");
    admin.field("With the simulated carrier: it calls nobody real").press("Space");
  }

  private static void correct(Visitor admin, Locator dialog) {
    admin.button("Edit Spare line").press("Enter");
    assertThat(dialog).containsText("Left empty, it stays.");
    assertThat(admin.field("Auth token")).hasValue("");
    admin.field("API key secret (optional)").fill("secret-" + HEX);
    admin.button("Save").press("Enter");
    assertThat(dialog).not().isVisible();

    admin.button("Test Spare line").press("Enter");
    assertThat(dialog).containsText("The carrier accepts it.");
    admin.press("Escape");
    assertThat(dialog).not().isVisible();
  }

  private static void close(Visitor admin) {
    admin.button("Close Spare line").press("Enter");
    admin.button("Close it").press("Enter");
    assertThat(admin.row("Spare line").first()).containsText("Closed");
  }

  private void atTheCarrier() throws IOException, InterruptedException {
    place
        .house()
        .accountAtCarrier(
            Map.of(
                "accountSid", "AC" + HEX,
                "authToken", "token-" + HEX,
                "apiKeySid", "SK" + HEX,
                "apiKeySecret", "secret-" + HEX,
                "callsPerSecond", 1,
                "applications", Map.of(),
                "callerIds", List.of(NUMBER)));
  }
}
