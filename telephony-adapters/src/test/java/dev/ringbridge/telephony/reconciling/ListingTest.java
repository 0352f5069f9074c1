package dev.ringbridge.telephony.reconciling;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringbridge.core.call.Ending;
import dev.ringbridge.telephony.carrier.CarrierCall;
import dev.ringbridge.telephony.carrier.CarrierCall.Standing;
import dev.ringbridge.telephony.placing.Carriage;
import dev.ringbridge.telephony.placing.Placement;
import dev.ringbridge.telephony.placing.PlacementState;
import dev.ringbridge.telephony.placing.Tries;
import dev.ringbridge.telephony.placing.Wish;
import dev.ringbridge.telephony.reporting.CallReport.News;
import dev.ringbridge.telephony.testing.Examples;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ListingTest {
  private static final Instant SENT = Instant.parse("2026-11-20T10:00:00Z");

  private final Placement lost = placement(new Tries(1, SENT));

  private static Placement placement(Tries tries) {
    Carriage carriage =
        new Carriage(UUID.randomUUID(), null, null, Examples.RULES, null, SENT, SENT);
    return new Placement(
        Examples.call(),
        carriage,
        PlacementState.UNKNOWN,
        tries,
        null,
        Wish.NONE,
        null,
        null,
        null);
  }

  private static CarrierCall call(String id, Instant createdAt) {
    return new CarrierCall(id, Standing.RINGING, null, createdAt);
  }

  @Test
  void requestMadeTheCallThatWasCreatedAfterItAndIsNobodysElse() {
    CarrierCall earlier = call("CA1", SENT.minusSeconds(121));
    CarrierCall taken = call("CA2", SENT.plusSeconds(1));
    CarrierCall queued = call("CA3", null);
    CarrierCall skewed = call("CA4", SENT.minusSeconds(119));

    assertThat(Listing.made(lost, List.of(taken, earlier), Set.of("CA2"))).isEmpty();
    assertThat(Listing.made(lost, List.of(taken, queued), Set.of("CA2"))).contains(queued);
    assertThat(Listing.made(lost, List.of(skewed, earlier), Set.of())).contains(skewed);
  }

  @Test
  void requestThatWasNeverSentMadeNone() {
    Placement unsent = placement(new Tries(0, null));
    assertThat(Listing.made(unsent, List.of(call("CA1", SENT)), Set.of())).isEmpty();
  }

  @Test
  void descriptionIsNewsWhereItIsUnderstood() {
    assertThat(Listing.news(new CarrierCall("CA1", Standing.OVER, Ending.BUSY, SENT)))
        .contains(new News.Over(Ending.BUSY));
    assertThat(Listing.news(call("CA1", SENT))).contains(new News.Ringing());
    assertThat(Listing.news(new CarrierCall("CA1", Standing.UNCLEAR, null, SENT))).isEmpty();
  }
}
