package dev.ringbridge.telephony.placing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringbridge.core.call.CallEvent;
import dev.ringbridge.core.call.CallEvent.CallEnded;
import dev.ringbridge.core.call.CallEvent.CallPlaced;
import dev.ringbridge.core.call.CallEvent.CallPlacementLost;
import dev.ringbridge.core.call.CallEvent.CallPlacing;
import dev.ringbridge.core.call.CallEvent.CallRinging;
import dev.ringbridge.core.call.CallEvent.SafeHarborGiven;
import dev.ringbridge.core.call.CallRef;
import dev.ringbridge.core.call.DialJob.PlaceCall;
import dev.ringbridge.core.call.Ending;
import dev.ringbridge.core.call.Evidence;
import dev.ringbridge.core.call.PhoneNumber;
import dev.ringbridge.core.call.Reservation;
import dev.ringbridge.embedded.testing.TestServers;
import dev.ringbridge.simulator.OracleLog;
import dev.ringbridge.telephony.testing.Examples;
import dev.ringbridge.telephony.testing.Scene;
import dev.ringbridge.telephony.testing.SimulatedCarrier;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestServers.class)
@WithTestResource(SimulatedCarrier.class)
class PlacingTest {
  @Inject Scene scene;
  @Inject Fencing fencing;
  @Inject Placing placing;
  @Inject Placements placements;

  @Test
  void everyOutcomeEndsAsWhatItIs() {
    Map<CallRef, Ending> endings = new LinkedHashMap<>();
    endings.put(scene.dial("+12125550101"), Ending.BUSY);
    endings.put(scene.dial("+12125550102"), Ending.NO_ANSWER);
    endings.put(scene.dial("+12125550104"), Ending.INVALID_NUMBER);
    endings.put(scene.dial("+12125550105"), Ending.REJECTED);
    endings.put(scene.dial("+12125550107"), Ending.COMPLETED);
    endings.put(scene.dial("+12125550109"), Ending.COMPLETED);
    endings.put(scene.dial("+12125550111"), Ending.COMPLETED);

    endings.forEach(
        (call, ending) -> {
          CallEnded ended = scene.await(call, CallEnded.class);
          assertThat(ended.ending()).isEqualTo(ending);
          assertThat(ended.evidence()).isEqualTo(Evidence.CARRIER);
          assertThat(scene.said(call, CallPlacing.class)).hasSize(1);
          assertThat(scene.said(call, CallPlaced.class)).hasSize(1);
        });
  }

  @Test
  void numberThatTheCarrierRefusesEndsAtOnce() {
    CallRef call = scene.dial("+12125550103");

    CallEnded ended = scene.await(call, CallEnded.class);
    assertThat(ended.ending()).isEqualTo(Ending.INVALID_NUMBER);
    assertThat(ended.evidence()).isEqualTo(Evidence.CARRIER);
    assertThat(scene.said(call, CallPlaced.class)).isEmpty();
  }

  @Test
  void requestIsSentOnceWhateverComesBack() {
    List<CallRef> executed =
        Stream.of("13", "14", "17", "23", "24", "26")
            .map(code -> scene.dial("+121355501" + code))
            .toList();
    List<CallRef> notExecuted =
        Stream.of("15", "25").map(code -> scene.dial("+121355501" + code)).toList();

    for (CallRef call : executed) {
      scene.await(call, CallPlaced.class);
      scene.await(call, SafeHarborGiven.class);
      assertThat(scene.await(call, CallEnded.class).evidence()).isEqualTo(Evidence.CARRIER);
      assertThat(scene.atCarrier(call, "create-received")).hasSize(1);
    }
    for (CallRef call : notExecuted) {
      scene.await(call, CallPlacementLost.class);
      CallEnded ended = scene.await(call, CallEnded.class);
      assertThat(ended.ending()).isEqualTo(Ending.NOT_PLACED);
      assertThat(ended.evidence()).isEqualTo(Evidence.INFERRED);
      assertThat(scene.said(call, CallPlaced.class)).isEmpty();
      assertThat(scene.atCarrier(call, "create-received")).hasSize(1);
    }
  }

  /** What is left on a connection would be read as the answer to the next request on it. */
  @Test
  void answerThatComesTwiceIsNotTakenForTheOneToTheNextRequest() {
    List<CallRef> calls =
        IntStream.range(0, 6)
            .mapToObj(i -> scene.dial("+1" + (212 + i) + "55501" + (i % 2 == 0 ? "27" : "08")))
            .toList();

    for (CallRef call : calls) {
      String id = scene.await(call, CallPlaced.class).carrierCallId();
      assertThat(scene.atCarrier(call, "queued"))
          .extracting(OracleLog.Entry::callSid)
          .containsExactly(id);
    }
  }

  @Test
  void requestThatWasNotProcessedIsTriedAgainAfterTheTryIsCommitted() {
    CallRef call = scene.dial("+12125550116");

    scene.await(call, CallPlaced.class);
    assertThat(scene.atCarrier(call, "create-received")).hasSize(2);
    assertThat(scene.said(call, CallPlacing.class)).hasSize(1);
    assertThat(
            scene
                .row("select tries from telephony.placements where call_id = $1", call.callId())
                .getInteger(0))
        .isEqualTo(2);
  }

  @Test
  void jobThatComesOftenIsPlacedOnce() {
    PlaceCall job = scene.job("+13125550101", Examples.RULES);
    IntStream.range(0, 20).parallel().forEach(i -> scene.publish(job));

    scene.await(job.call(), CallEnded.class);
    scene.publish(job);
    CallRef other = scene.dial("+13125550103");
    scene.await(other, CallEnded.class);
    assertThat(scene.atCarrier(job.call(), "create-received")).hasSize(1);
    assertThat(scene.said(job.call(), CallEnded.class)).hasSize(1);
  }

  @Test
  void ofManyWhoTakeAFenceAtOnceOneWins() {
    PlaceCall job = scene.job("+13125550104", Examples.RULES);

    List<Turn> turns =
        IntStream.range(0, 32)
            .parallel()
            .mapToObj(i -> fencing.fence(SimulatedCarrier.ACCOUNT, List.of(job)))
            .flatMap(uni -> uni.await().atMost(Scene.PATIENCE).stream())
            .toList();

    assertThat(turns).hasSize(1);
    placing.start(turns);
    placing.start(turns);
    scene.await(job.call(), CallEnded.class);
    assertThat(scene.atCarrier(job.call(), "create-received")).hasSize(1);
  }

  @Test
  void jobWhoseTimeIsOverExpiresWithoutARequest() {
    PlaceCall job =
        scene.job(Examples.call(), "+13125550105", Examples.RULES, Duration.ofMillis(-1), null);
    scene.publish(job);

    CallEnded ended = scene.await(job.call(), CallEnded.class);
    assertThat(ended.ending()).isEqualTo(Ending.EXPIRED);
    assertThat(ended.evidence()).isEqualTo(Evidence.INFERRED);
    assertThat(scene.said(job.call())).hasSize(1);
    assertThat(scene.atCarrier(job.call(), "create-received")).isEmpty();
  }

  @Test
  void countryThatIsNotAllowedIsNeverDialed() {
    CallRef call = scene.dial("+33142685300");

    CallEnded ended = scene.await(call, CallEnded.class);
    assertThat(ended.ending()).isEqualTo(Ending.SUPPRESSED);
    assertThat(ended.evidence()).isEqualTo(Evidence.INFERRED);
    assertThat(scene.atCarrier(call, "create-received")).isEmpty();
  }

  @Test
  void jobOfAnUnknownAccountIsGivenBackAtOnce() {
    PlaceCall known = scene.job("+13125550100", Examples.RULES);
    Reservation reservation = new Reservation(UUID.randomUUID(), 3);
    PlaceCall job =
        new PlaceCall(
            known.call(),
            new PhoneNumber("+13125550100"),
            UUID.randomUUID(),
            known.notAfter(),
            known.rules(),
            reservation,
            known.at());
    scene.publish(job);

    CallEnded ended = scene.await(job.call(), CallEnded.class);
    assertThat(ended.ending()).isEqualTo(Ending.NOT_PLACED);
    assertThat(ended.reservation()).isEqualTo(reservation);
  }

  @Test
  void reservationGoesWithTheCall() {
    Reservation reservation = new Reservation(UUID.randomUUID(), 8);
    PlaceCall job =
        scene.job(
            Examples.call(), "+13125550107", Examples.RULES, Duration.ofSeconds(5), reservation);
    scene.publish(job);

    scene.await(job.call(), CallEnded.class);
    assertThat(scene.await(job.call(), CallPlacing.class).reservation()).isEqualTo(reservation);
    assertThat(scene.await(job.call(), CallEvent.CallAnswered.class).reservation())
        .isEqualTo(reservation);
    assertThat(scene.await(job.call(), CallEnded.class).reservation()).isEqualTo(reservation);
  }

  @Test
  void accountsRateHoldsAtTheCarrierAndWhatDoesNotFitExpires() {
    List<PlaceCall> jobs =
        IntStream.range(0, 80)
            .mapToObj(
                i ->
                    scene.job(
                        Examples.call(),
                        "+14155550101",
                        Examples.RULES,
                        Duration.ofSeconds(3),
                        null))
            .toList();
    jobs.stream().parallel().forEach(scene::publish);
    List<CallRef> calls = jobs.stream().map(PlaceCall::call).toList();

    calls.forEach(call -> scene.await(call, CallEnded.class));
    List<Instant> sent =
        calls.stream()
            .flatMap(call -> scene.atCarrier(call, "create-received").stream())
            .map(OracleLog.Entry::at)
            .sorted()
            .toList();
    assertThat(sent).hasSizeBetween(40, 62);
    // 20 a second; a machine that stalls in between posts a few together afterwards.
    for (int i = 0; i + 25 < sent.size(); i++) {
      assertThat(Duration.between(sent.get(i), sent.get(i + 25)))
          .isGreaterThan(Duration.ofSeconds(1));
    }
    assertThat(calls.stream().map(call -> scene.await(call, CallEnded.class).ending()))
        .containsOnly(Ending.BUSY, Ending.EXPIRED);
  }

  @Test
  void ringingIsSaidOnceAndNumbersAreForgottenWithTheCall() {
    CallRef call = scene.dial("+14155550102");

    scene.await(call, CallEnded.class);
    assertThat(scene.said(call, CallRinging.class)).hasSize(1);
    scene.engine(
        work ->
            work.sql()
                .query(
                    "update telephony.placements set ended_at = now() - interval '2 hours' where call_id = '"
                        + call.callId()
                        + "'")
                .execute());
    scene.engine(work -> placements.forgetNumbers(work, Duration.ofHours(1)));
    assertThat(
            scene.rows(
                "select 1 from telephony.placements where call_id = $1 and number is null and caller_id is null",
                call.callId()))
        .hasSize(1);
  }
}
