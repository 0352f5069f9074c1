package dev.ringbridge.loadtest.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import dev.ringbridge.loadtest.browser.OneHouse.Place;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The main job as people do it, each in a browser of their own. */
@ExtendWith(OneHouse.class)
class MainJobTest {
  private static final Duration SOON = Duration.ofSeconds(1);

  /** Enough that its import is seen on its way. */
  private static final int REPEATED_ROWS = 50_000;

  /** People who stay on the line until the other side ends the call (the simulator's script 08). */
  private static final String FIRST_NUMBER = "+12125550108";

  private static final String SECOND_NUMBER = "+13105550108";

  private final Place place;

  MainJobTest(Place place) {
    this.place = place;
  }

  @Test
  void adminUploadsLeadsSeesEachRefusedRowWithItsReasonAndStartsTheCampaign() {
    place.house().hire("uma", "Uma Upload", "AGENT");
    try (Visitor admin = place.visit().signIn("/campaigns/new", place.house().admin())) {
      admin.field("Name").fill("Uploaded in the browser");
      admin.button("Set up the campaign").click();
      assertThat(admin.heading("Uploaded in the browser")).isVisible();

      upload(admin);
      seeRefusedRows(admin);
      chooseAgent(admin, "Uma Upload");
      admin.button("Start dialing").click();
      assertThat(admin.text("Running")).isVisible();
    }
  }

  private static void upload(Visitor admin) {
    admin.tab("Upload leads").click();
    byte[] file = leadsWithFaults().getBytes(StandardCharsets.UTF_8);
    admin
        .page()
        .locator("input[type=file]")
        .setInputFiles(new FilePayload("leads.csv", "text/csv", file));
    admin.text("Upload").click();

    assertThat(admin.progress("Import of leads.csv")).isVisible();
    assertThat(admin.row("leads.csv")).containsText("Imported");
    Locator numbers = admin.row("leads.csv").getByRole(AriaRole.CELL);
    assertThat(numbers.nth(2)).hasText("50,005");
    assertThat(numbers.nth(3)).hasText("1");
    assertThat(numbers.nth(4)).hasText("50,000");
    assertThat(numbers.nth(5)).containsText("4 · show rows");
  }

  /** Rows 2 to 5 are refused, row 6 is a lead, and all others are the same lead again. */
  private static String leadsWithFaults() {
    return "phone,name,city\n"
        + ",No Number,Boston\n"
        + "2.12556E+09,Excel Victim,Boston\n"
        + "12345,Too Short,Boston\n"
        + "+12125550131,Too,Many,Columns\n"
        + "+12125550130,Gina Good,Boston\n"
        + "+12125550130,Gina Good,Boston\n".repeat(REPEATED_ROWS);
  }

  private static void seeRefusedRows(Visitor admin) {
    admin.button("4 · show rows").click();
    Locator rows = admin.page().getByRole(AriaRole.DIALOG).getByRole(AriaRole.ROW);
    assertThat(rows.nth(1)).containsText(Pattern.compile("2.*phone column is empty.*No Number"));
    assertThat(rows.nth(2)).containsText(Pattern.compile("3.*scientific notation.*2\\.12556E"));
    assertThat(rows.nth(3)).containsText(Pattern.compile("4.*no phone number.*12345"));
    assertThat(rows.nth(4)).containsText(Pattern.compile("5.*more columns.*Columns"));
    assertThat(rows.nth(5)).containsText(Pattern.compile("7.*there already.*Gina Good"));
    Accessibility.check(admin.page(), "refused rows");
    admin.press("Escape");
  }

  private static void chooseAgent(Visitor admin, String name) {
    admin.tab("Agents").click();
    admin.page().getByLabel(name).check();
    admin.button("Save").click();
    assertThat(admin.text("Saved: who works in this campaign.")).isVisible();
  }

  @Test
  void leadIsTalkedWithByKeyboardAndTheBoardMovesByPushAlone() throws Exception {
    Login ada = place.house().hire("ada", "Ada Agent", "AGENT");
    Login sam = place.house().hire("sam", "Sam Supervisor", "SUPERVISOR");
    String campaign = place.house().campaign("Talks", ada, peopleWhoAnswer());
    try (Visitor admin = place.visit().signIn("/campaigns/" + campaign, place.house().admin());
        Visitor supervisor = place.visit().signIn("/board", sam);
        Visitor agent = place.visit().signIn("/desk", ada)) {
      goAvailable(agent);
      BoardWatch watch = watchBoard(supervisor);

      admin.button("Start dialing").click();
      talk(agent);
      sayWhatCameOfIt(agent);

      boardShowedIt(supervisor, watch);
      leadHasTheOutcome(admin);
    }
  }

  private static String peopleWhoAnswer() {
    return "phone,name,priority,plan\n"
        + FIRST_NUMBER
        + ",Ursula First,urgent,gold\n"
        + SECOND_NUMBER
        + ",Henry Second,low,basic\n";
  }

  private static void goAvailable(Visitor agent) {
    assertThat(agent.heading("Ready when you are")).isVisible();
    Accessibility.check(agent.page(), "desk");
    agent.press("Alt+KeyA");
    assertThat(agent.heading("Waiting for the next call")).isVisible();
  }

  private static BoardWatch watchBoard(Visitor supervisor) {
    assertThat(supervisor.text("Live")).isVisible();
    assertThat(supervisor.row("Ada Agent")).containsText("Available");
    assertThat(supervisor.heading("The last ten minutes")).isVisible();
    Accessibility.check(supervisor.page(), "board");
    supervisor.forgetRequests();
    return BoardWatch.begin(supervisor.page(), "Ada Agent");
  }

  private static void talk(Visitor agent) {
    assertThat(agent.heading("Ursula First")).isVisible();
    assertThat(agent.region("The person")).containsText("gold");
    Locator call = agent.region("The call");
    assertThat(call).containsText("Talking");
    assertThat(call).containsText("00:00");
    assertThat(call).containsText("00:02");
    Accessibility.check(agent.page(), "desk, talking");
    agent.press("Alt+KeyH");
    assertThat(call).containsText("Call ended");
  }

  private static void sayWhatCameOfIt(Visitor agent) {
    assertThat(agent.page().getByText(Pattern.compile("Wrap-up: 00:[23]\\d"))).isVisible();
    agent.press("Alt+Digit1");
    assertThat(agent.choice("Interested")).isChecked();
    Accessibility.check(agent.page(), "desk, wrap-up");
    agent.press("Enter");
    assertThat(agent.text("The outcome is saved.")).isVisible();
    assertThat(agent.heading("Henry Second")).isVisible();
  }

  private void boardShowedIt(Visitor supervisor, BoardWatch watch) throws Exception {
    assertThat(supervisor.region("Outcomes")).containsText("Talked");

    Instant talking = place.house().atCarrier("joined", FIRST_NUMBER);
    Instant over = place.house().atCarrier("ended", FIRST_NUMBER);
    assertThat(watch.shown("agent: On call")).isBetween(talking, talking.plus(SOON));
    assertThat(watch.shown("talking: 1")).isBetween(talking, talking.plus(SOON));
    assertThat(watch.shown("agent: Wrap-up")).isBetween(over, over.plus(SOON));
    assertThat(
            supervisor.requests(
                path -> path.startsWith("/api/") && !path.startsWith("/api/v1/dialing-statistics")))
        .as(
            "REST requests of the board after its first load, but for figures that change by the clock")
        .isEmpty();
  }

  private static void leadHasTheOutcome(Visitor admin) {
    admin.link("Leads").click();
    admin.field("Search").fill("Ursula");
    assertThat(admin.row("Ursula First")).containsText("Interested");
    assertThat(admin.row("Ursula First")).containsText("Reached");
  }
}
