package dev.ringbridge.queue.pacing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringbridge.core.call.CallRules;
import dev.ringbridge.core.call.DialJob.PlaceCall;
import dev.ringbridge.core.contract.Topic;
import dev.ringbridge.embedded.testing.TestServers;
import dev.ringbridge.queue.Floor;
import dev.ringbridge.queue.Topics;
import dev.ringbridge.queue.Topics.Heard;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestServers.class)
class RingLimitTest {
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

  /** In one of these places it is day, whenever this runs; both ask for fifteen seconds. */
  @Test
  void phoneRingsAtLeastAsLongAsTheLawOfItsPlaceAsks() {
    UUID campaign =
        Floor.campaignWith(
            Map.of("practice", false, "consultRegistries", false, "ringLimitSeconds", 10),
            "phone\n+12125557801\n+18089567801\n+918041237801\n",
            3);

    assertThat(rings(campaign)).isEqualTo(15);
  }

  @Test
  void phoneRingsAsLongAsTheCampaignSaysWhereThatIsLonger() {
    UUID campaign =
        Floor.campaignWith(
            Map.of("practice", false, "consultRegistries", false, "ringLimitSeconds", 40),
            "phone\n+12125557802\n+18089567802\n+918041237802\n",
            3);

    assertThat(rings(campaign)).isEqualTo(40);
  }

  @Test
  void lawHasNothingToSayOfPractice() {
    UUID campaign = Floor.campaignWithLeads(Map.of("ringLimitSeconds", 10), "medium");

    assertThat(rings(campaign)).isEqualTo(10);
  }

  @Test
  void phoneRingsHalfAMinuteWhereNobodySaysOtherwise() {
    UUID campaign = Floor.campaignWithLeads(Map.of(), "medium");

    assertThat(rings(campaign)).isEqualTo(30);
  }

  @Test
  void jobSaysHowLongItsCallMayLastAndNothingWhereItMayLast() {
    UUID limited = Floor.campaignWithLeads(Map.of("longestCallMinutes", 2), "medium");
    assertThat(rules(limited).longestSeconds()).isEqualTo(120);

    UUID lasting = Floor.campaignWithLeads(Map.of(), "medium");
    assertThat(rules(lasting).longestSeconds()).isZero();
  }

  private int rings(UUID campaign) {
    return rules(campaign).ringLimitSeconds();
  }

  private CallRules rules(UUID campaign) {
    floor.onShift(campaign, 1);
    Floor.start(campaign);
    List<PlaceCall> planned =
        jobs.await(1, PlaceCall.class, job -> job.call().campaignId().equals(campaign));
    return planned.get(0).rules();
  }
}
