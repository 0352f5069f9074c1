package dev.ringbridge.loadtest.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import dev.ringbridge.loadtest.browser.OneHouse.Place;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** An admin says which leads a campaign dials, and sees how many that are. */
@ExtendWith(OneHouse.class)
class LeadFilterTest {
  private static final String LEADS =
      """
      phone,name,source,City
      +14155550171,Web Lead,Web,Rome
      +14155550172,Fair Lead,Fair,Rome
      +14155550173,Other Lead,Web,Bonn
      """;

  private final Place place;

  LeadFilterTest(Place place) {
    this.place = place;
  }

  @Test
  void adminChoosesWhichLeadsAreDialedByKeyboardAndSeesHowMany() {
    Login fay = place.house().hire("fay", "Fay Agent", "AGENT");
    String campaign = place.house().campaign("Filtered", fay, LEADS);
    try (Visitor admin = place.visit().signIn("/campaigns", place.house().admin())) {
      admin.page().navigate("/campaigns/" + campaign + "/lists");
      Locator panel = admin.region("Which leads are dialed");
      assertThat(panel).containsText("Every lead is dialed.");
      assertThat(admin.row("Leads")).containsText("3");

      admin.button("Add a condition").press("Enter");
      assertThat(panel).containsText("Complete each condition");
      admin.field("Condition 1: values").first().fill("web");
      admin.press("Enter");
      assertThat(panel).containsText("2 of 3 leads that wait would fit.");
      Accessibility.check(admin.page(), "a filter that is edited");
      admin.button("Save the filter").press("Enter");
      assertThat(panel).containsText("2 of 3 leads that wait fit.");

      admin.page().reload();
      assertThat(panel).containsText("2 of 3 leads that wait fit.");
      admin.button("Remove condition 1").press("Enter");
      admin.button("Save the filter").press("Enter");
      assertThat(panel).containsText("Every lead is dialed.");
    }
  }
}
