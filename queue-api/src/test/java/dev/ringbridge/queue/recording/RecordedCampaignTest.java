package dev.ringbridge.queue.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;

import dev.ringbridge.core.call.DialJob.PlaceCall;
import dev.ringbridge.core.call.RecordingChannels;
import dev.ringbridge.core.call.RecordingTerms;
import dev.ringbridge.core.contract.Topic;
import dev.ringbridge.embedded.testing.TestServers;
import dev.ringbridge.queue.Floor;
import dev.ringbridge.queue.Given;
import dev.ringbridge.queue.Topics;
import dev.ringbridge.queue.Topics.Heard;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestServers.class)
class RecordedCampaignTest {
  private static final String FLORIDA = "phone\n+13055550147\n";

  @Inject Topics topics;
  @Inject Floor floor;

  private Heard jobs;

  @BeforeEach
  void open() {
    jobs = topics.listen(Topic.DIAL_JOBS);
    floor.openAccount("US", "IN");
  }

  @AfterEach
  void endShift() {
    floor.endShift(jobs);
  }

  @Test
  void nothingIsRecordedUntilAnAdminSaysSo() {
    assertThat(terms(Floor.campaignWithLeads(Map.of(), "medium"))).isNull();
  }

  @Test
  void jobSaysHowItsCallIsRecordedAndWhatIsSaidBefore() {
    UUID campaign =
        Floor.campaignWithLeads(recorded(true, "Press 9 for no recording.", "9"), "medium");

    assertThat(terms(campaign))
        .isEqualTo(new RecordingTerms(RecordingChannels.DUAL, "Press 9 for no recording.", "9"));
  }

  /** In one of these places it is day, whenever this runs; the law of all asks for it. */
  @Test
  void nothingIsSaidOnlyWhereNeitherTheLawNorTheCampaignAsksForIt() {
    Map<String, Object> settings = new HashMap<>(recorded(false, "It is recorded.", null));
    UUID practice = Floor.campaignWithLeads(settings, "medium");
    settings.putAll(Map.of("practice", false, "consultRegistries", false));
    UUID real =
        Floor.campaignWith(settings, "phone\n+12125557811\n+18089567811\n+918041237811\n", 3);

    assertThat(terms(practice)).isEqualTo(new RecordingTerms(RecordingChannels.DUAL, null, null));
    assertThat(terms(real))
        .isEqualTo(new RecordingTerms(RecordingChannels.DUAL, "It is recorded.", null));
  }

  @Test
  void checkMissesAKeyToSayNoWhereEverybodyMustAgree() {
    Map<String, Object> settings = new HashMap<>(recorded(true, "It is recorded.", null));
    settings.put("practice", false);
    UUID campaign = Floor.campaignWith(settings, FLORIDA, 1);

    Given.admin()
        .get("/api/v1/campaigns/" + campaign + "/check")
        .then()
        .statusCode(200)
        .body("findings.code", hasItem("RECORDING_OPT_OUT_MISSING"));
  }

  @Test
  void recordingWithoutWordsIsRefused() {
    Given.admin()
        .body(Map.of("name", "mute", "recording", rules(true, " ", null)))
        .post("/api/v1/campaigns")
        .then()
        .statusCode(400)
        .body("errors[0].field", is("recording.announcement"));
  }

  private @Nullable RecordingTerms terms(UUID campaign) {
    floor.onShift(campaign, 1);
    Floor.start(campaign);
    return jobs.await(1, PlaceCall.class, job -> job.call().campaignId().equals(campaign))
        .get(0)
        .rules()
        .recording();
  }

  private static Map<String, Object> recorded(boolean always, String said, @Nullable String key) {
    return Map.of("recording", rules(always, said, key));
  }

  private static Map<String, Object> rules(boolean always, String said, @Nullable String key) {
    Map<String, Object> rules = new HashMap<>();
    rules.put("on", true);
    rules.put("channels", "DUAL");
    rules.put("announcement", said);
    rules.put("announceAlways", always);
    rules.put("optOutKey", key);
    return rules;
  }
}
