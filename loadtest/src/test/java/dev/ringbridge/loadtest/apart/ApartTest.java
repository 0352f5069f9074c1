package dev.ringbridge.loadtest.apart;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ringbridge.loadtest.CarrierLeads;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each service starts as an application of its own, and replicas of it share the work. */
class ApartTest {
  private static final int LEADS = 32;
  private static final int AGENTS = 8;
  private static final Duration CALLS = Duration.ofMinutes(2);

  @TempDir static Path place;

  private static HouseApart house;

  @BeforeAll
  static void start() throws Exception {
    house = new HouseApart(place, HousePlan.TWO_OF_EACH);
  }

  @AfterAll
  static void stop() {
    house.close();
  }

  /**
   * The second gateway has no agent's socket and the second telephony no request of the carrier, so
   * whatever they decide is for a socket and a request held elsewhere.
   */
  @Test
  void callsGoThroughThoughTheReplicaThatDecidesHoldsNeitherSocketNorRequest() throws Exception {
    try (Floor floor = new Floor(house.origin(), LEADS, AGENTS)) {
      floor.start();
      awaitEnded(floor);

      ServiceProcess gateway = house.service("gateway-2");
      ServiceProcess telephony = house.service("telephony-2");
      assertThat(gateway.counted("ringbridge_gateway_match_wait_seconds_count")).isPositive();
      // Which of the two commits first is a matter of milliseconds; both take the match in.
      assertThat(telephony.counted("ringbridge_telephony_bridges_asked_total")).isPositive();
      assertThat(telephony.counted("ringbridge_telephony_questions_seconds_count")).isZero();
      assertThat(CarrierLeads.of("initiated", house.servers().carrierLog()))
          .hasSize(LEADS)
          .doesNotHaveDuplicates();
      assertThat(floor.counts().path("outcomes").path("COMPLETED").asInt())
          .isEqualTo(floor.bridgedCalls())
          .isGreaterThanOrEqualTo(LEADS * 9 / 10);
      for (ServiceProcess service : house.services()) {
        assertThat(service.complaints()).isEmpty();
      }
    }
  }

  /** Neither the gateway that passes it on nor the service that reads it can hold it in memory. */
  @Test
  void fileLargerThanTheirMemoryIsImported() throws Exception {
    assertThat(LargeFile.LONG_ROWS * LargeFile.LONG_VALUE)
        .isGreaterThan(ServiceProcess.HEAP_MEGABYTES * 1_048_576);

    JsonNode progress = new LargeFile(house.origin()).importIt().path("progress");

    assertThat(progress.path("added").asInt()).as("%s", progress).isEqualTo(LargeFile.GOOD_ROWS);
    assertThat(progress.path("refused").asInt()).as("%s", progress).isEqualTo(LargeFile.LONG_ROWS);
  }

  private static void awaitEnded(Floor floor) throws InterruptedException {
    Instant end = Instant.now().plus(CALLS);
    while (sum(floor.counts().path("outcomes")) < LEADS) {
      assertThat(Instant.now()).as("%s", floor.counts()).isBefore(end);
      TimeUnit.MILLISECONDS.sleep(250);
    }
  }

  private static int sum(JsonNode counts) {
    return StreamSupport.stream(counts.spliterator(), false).mapToInt(JsonNode::asInt).sum();
  }
}
