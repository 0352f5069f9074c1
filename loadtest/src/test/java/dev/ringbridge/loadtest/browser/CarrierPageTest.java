package dev.ringbridge.loadtest.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import dev.ringbridge.loadtest.browser.OneHouse.Place;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The simulated carrier's page for people. */
@ExtendWith(OneHouse.class)
class CarrierPageTest {
  private final Place place;

  CarrierPageTest(Place place) {
    this.place = place;
  }

  @Test
  void nextFaultIsOrderedAndTheKindOfDayChosen() {
    try (Visitor operator = place.visit()) {
      operator.page().navigate(place.house().carrier().resolve("/simulator").toString());
      assertThat(operator.heading("Carrier simulator")).isVisible();
      assertThat(operator.page().getByText("0 are waiting")).isVisible();
      operator.page().locator("#order select").selectOption("refused-503");
      operator.button("Order").click();
      assertThat(operator.page().getByText("1 are waiting")).isVisible();
      operator.button("storm").click();
      assertThat(operator.page().getByText("{\"late\":1}")).isVisible();
      operator.button("calm").click();
      operator.button("Release those held back").click();
      assertThat(operator.page().getByText("now: {}")).isVisible();
      assertThat(operator.page().getByText("0 are waiting")).isVisible();
    }
  }
}
