package dev.ringbridge.loadtest.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import dev.ringbridge.loadtest.browser.OneHouse.Place;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** An admin sees the numbers of a lead, and changes them. */
@ExtendWith(OneHouse.class)
class SeveralNumbersTest {
  private static final String LEADS =
      """
      phone,alternate phone,name
      +14155550181,+14155550182,Sefa Several
      """;

  private final Place place;

  SeveralNumbersTest(Place place) {
    this.place = place;
  }

  @Test
  void adminFindsALeadByAnyNumberSeesWhichIsNextAndAddsOne() {
    Login selma = place.house().hire("selma", "Selma Agent", "AGENT");
    place.house().campaign("Several numbers", selma, LEADS);
    try (Visitor admin = place.visit().signIn("/leads", place.house().admin())) {
      admin.page().getByPlaceholder("Name or phone number").fill("(415) 555-0182");
      assertThat(admin.row("Sefa Several")).containsText("+14155550181");
      admin.button("Sefa Several").click();

      Locator numbers = admin.region("Numbers");
      assertThat(numbers).containsText("+14155550181Dialed next");
      assertThat(numbers).containsText("+14155550182In turn");
      assertThat(admin.region("Can it be dialed?"))
          .containsText("It takes its turn when a call to the one before it reaches nobody.");

      admin.button("Edit").click();
      assertThat(admin.field("Other numbers")).hasValue("+14155550182");
      admin.field("Other numbers").fill("+14155550182, 415 555 0183");
      Accessibility.check(admin.page(), "numbers that are edited");
      admin.button("Save").click();
      assertThat(numbers).containsText("+14155550183In turn");
    }
  }
}
