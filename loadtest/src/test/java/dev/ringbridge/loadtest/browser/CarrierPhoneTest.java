package dev.ringbridge.loadtest.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import dev.ringbridge.loadtest.browser.OneHouse.Place;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The desk with the carrier's own softphone: its real SDK runs in the console, under the console's
 * policy of what a page may load.
 */
@ExtendWith(OneHouse.class)
class CarrierPhoneTest {
  private static final String GRANT =
      """
      {"kind": "twilio", "url": null, "token": "e30.e30.e30", "identity": "agent_1",
       "connectParams": {"agent": "1", "seal": "s"}, "expiresAt": "2100-01-01T00:00:00Z"}
      """;

  private final Place place;

  CarrierPhoneTest(Place place) {
    this.place = place;
  }

  @Test
  void agentIsHeardThroughTheCarriersPhoneAndComesBackWhenItFalls() {
    Login vera = place.house().hire("vera", "Vera Voice", "AGENT");
    try (Visitor agent = place.visit()) {
      FakeVoiceService service = new FakeVoiceService(agent.page().context());
      service.serve(agent.page());
      grant(agent.page());
      agent.signIn("/desk", vera);
      goAvailable(agent);

      agent.page().waitForCondition(() -> service.works() && isConnected(agent));
      assertThat(service.invitations().get(0).path("twilio").path("params").asText())
          .contains("agent=1", "seal=s");
      agent.page().waitForCondition(() -> service.works() && service.energyHeard() > 0);

      agent.button("Microphone and speaker").click();
      assertThat(agent.field("Microphone")).containsText("Fake Audio Input 1");
      agent.field("Microphone").selectOption("Fake Audio Input 2");
      agent.field("Speaker").selectOption("Fake Audio Output 2");
      assertThat(agent.region("Your state").getByRole(AriaRole.ALERT)).not().isVisible();
      Accessibility.check(agent.page(), "desk, choosing a headset");

      int before = service.invitations().size();
      service.hangUp();
      agent.page().waitForCondition(() -> service.works() && service.invitations().size() > before);
      agent.page().waitForCondition(() -> service.works() && isConnected(agent));
    }
  }

  @Test
  void agentIsToldInWordsThatTheCarrierIsOutOfReach() {
    Login nora = place.house().hire("nora", "Nora Nonet", "AGENT");
    try (Visitor agent = place.visit()) {
      grant(agent.page());
      agent.signIn("/desk", nora);
      goAvailable(agent);
      assertThat(agent.region("Your state").getByRole(AriaRole.ALERT))
          .containsText("could not connect");
      assertThat(agent.text("Phone reconnecting")).isVisible();
      Accessibility.check(agent.page(), "desk, the carrier out of reach");
    }
  }

  private static boolean isConnected(Visitor agent) {
    return agent.text("Phone connected").isVisible();
  }

  private static void goAvailable(Visitor agent) {
    assertThat(agent.heading("Ready when you are")).isVisible();
    agent.press("Alt+KeyA");
  }

  private static void grant(Page page) {
    page.route(
        "**/api/v1/softphone",
        route ->
            route.fulfill(
                new Route.FulfillOptions().setContentType("application/json").setBody(GRANT)));
  }
}
