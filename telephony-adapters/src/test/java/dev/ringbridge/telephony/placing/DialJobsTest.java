package dev.ringbridge.telephony.placing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringbridge.core.call.CallRef;
import dev.ringbridge.core.call.DialJob.PlaceCall;
import dev.ringbridge.core.call.PhoneNumber;
import dev.ringbridge.core.event.Ids;
import dev.ringbridge.core.event.TimeOrderedIds;
import dev.ringbridge.telephony.testing.Examples;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DialJobsTest {
  private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");

  /** A tick plans all of its calls within a millisecond. */
  private final Ids ids = new TimeOrderedIds(Clock.fixed(NOW, ZoneOffset.UTC), new Random(7));

  private final UUID accountId = UUID.randomUUID();

  private PlaceCall job() {
    CallRef call = new CallRef(ids.next(), UUID.randomUUID(), UUID.randomUUID(), Examples.TENANCY);
    PhoneNumber number = new PhoneNumber("+12125550100");
    return new PlaceCall(call, number, accountId, NOW.plusSeconds(5), Examples.RULES, null, NOW);
  }

  @Test
  void jobsOfSeveralPartitionsAreFencedInTheOrderInWhichTheyWerePlanned() {
    List<PlaceCall> planned = Stream.generate(this::job).limit(4).toList();
    List<PlaceCall> came = List.of(planned.get(2), planned.get(0), planned.get(3), planned.get(1));

    assertThat(DialJobs.inOrder(came)).containsExactlyElementsOf(planned);
  }

  @Test
  void jobThatCameTwiceIsFencedOnce() {
    PlaceCall first = job();
    PlaceCall second = job();

    assertThat(DialJobs.inOrder(List.of(second, first, second))).containsExactly(first, second);
  }
}
