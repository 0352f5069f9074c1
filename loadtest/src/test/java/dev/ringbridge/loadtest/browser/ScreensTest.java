package dev.ringbridge.loadtest.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.ringbridge.loadtest.browser.OneHouse.Place;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What every screen of the console keeps. The desk and the board are in {@link MainJobTest}. */
@ExtendWith(OneHouse.class)
class ScreensTest {
  private final Place place;

  ScreensTest(Place place) {
    this.place = place;
  }

  @Test
  void missingChromiumFailsWithOneLineThatSaysHowToInstallIt() {
    assertThatThrownBy(() -> Chromium.find(Map.of("PATH", "/nowhere")))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("apt-get install chromium")
        .hasMessageNotContaining("\n");
  }

  @Test
  void wrongPasswordIsToldAndTheAddressAskedForOpensAfterTheRightOne() {
    try (Visitor visitor = place.visit()) {
      visitor.page().navigate("/users");
      visitor.field("User name").fill("admin");
      Accessibility.check(visitor.page(), "sign-in");
      visitor.field("Password").fill("not the password");
      visitor.button("Sign in").click();

      assertThat(visitor.page().getByRole(AriaRole.ALERT))
          .hasText("User name or password is wrong.");
      Accessibility.check(visitor.page(), "sign-in refused");

      visitor.field("Password").fill(place.house().admin().password());
      visitor.button("Sign in").click();
      assertThat(visitor.heading("Users")).isVisible();
    }
  }

  @Test
  void sessionOutlivesAReloadAndEndsWithTheSignOut() {
    try (Visitor visitor = place.visit().signIn("/leads", place.house().admin())) {
      visitor.page().reload();
      assertThat(visitor.heading("Leads")).isVisible();

      visitor.button("Your account").click();
      visitor.menuItem("Sign out").click();
      assertThat(visitor.button("Sign in")).isVisible();
      visitor.page().reload();
      assertThat(visitor.button("Sign in")).isVisible();
    }
  }

  @Test
  void screensOfAnAdminKeepWcag21AaInLightAndDark() {
    Login amy = place.house().hire("amy", "Amy Agent", "AGENT");
    String campaign =
        place.house().campaign("Looked at", amy, "phone,name\n+14155550108,Lena Lead\n");
    try (Visitor admin = place.visit().signIn("/campaigns", place.house().admin())) {
      assertThat(admin.row("Looked at")).isVisible();
      Accessibility.check(admin.page(), "campaigns");

      admin.open("/campaigns/" + campaign, admin.heading("Queue by priority"));
      admin.open("/campaigns/" + campaign + "/leads", admin.row("leads.csv"));
      admin.open("/campaigns/" + campaign + "/agents", admin.field("Search agents"));
      admin.open("/campaigns/" + campaign + "/rules", admin.text("Trying again"));
      admin.open("/campaigns/" + campaign + "/decisions", admin.text("Nothing decided yet"));
      admin.open("/campaigns/new", admin.field("Name"));
      admin.open("/users", admin.row("Amy Agent"));
      admin.open("/carriers", admin.row("not counted").first());
      admin.open("/follow-ups", admin.text("Nothing is due"));
      admin.open("/audit", admin.row("Set up a campaign").first());
      admin.open("/leads", admin.row("Lena Lead"));
      admin.button("Lena Lead").click();
      assertThat(admin.page().getByRole(AriaRole.DIALOG)).containsText("+14155550108");
      Accessibility.check(admin.page(), "a lead");
    }
  }

  @Test
  void followUpIsWrittenDownInALeadDoneAndTakenBack() {
    Login fay = place.house().hire("flora", "Flora Agent", "AGENT");
    place.house().campaign("Followed", fay, "phone,name\n+14155550109,Fred Follow\n");
    try (Visitor admin = place.visit().signIn("/leads", place.house().admin())) {
      admin.button("Fred Follow").click();
      admin.button("Add a follow-up").click();
      Locator dialog =
          admin
              .page()
              .getByRole(AriaRole.DIALOG, new Page.GetByRoleOptions().setName("Add a follow-up"));
      dialog.getByLabel("What").fill("Send the offer");
      Accessibility.check(admin.page(), "a follow-up");
      dialog
          .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Add").setExact(true))
          .click();
      assertThat(dialog).isHidden();

      admin.page().navigate("/follow-ups?state=OPEN");
      assertThat(admin.row("Fred Follow")).containsText("Send the offer");
      admin.button("Done: Send the offer").click();
      assertThat(admin.text("Nothing is open")).isVisible();

      admin.page().navigate("/follow-ups?state=COMPLETED");
      admin.button("Not done after all: Send the offer").click();
      assertThat(admin.text("Nothing was done yet")).isVisible();
    }
  }
}
