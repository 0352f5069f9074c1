package dev.ringbridge.simulator.rest;

import static dev.ringbridge.simulator.Stage.scripted;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.twilio.exception.ApiException;
import com.twilio.rest.api.v2010.account.Call;
import com.twilio.rest.api.v2010.account.Recording;
import com.twilio.type.PhoneNumber;
import dev.ringbridge.simulator.OracleLog.Entry;
import dev.ringbridge.simulator.SimulatorLimits;
import dev.ringbridge.simulator.Stage;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class LimitsTest {
  private static final Duration LAG = Duration.ofMinutes(10);

  @RegisterExtension
  final Stage stage =
      Stage.with(
          20,
          options -> options.speed(100).limits(new SimulatorLimits(1, LAG, Set.of(), 2, 100_000)));

  @Test
  void createsAreReleasedAtTheAccountsRate() {
    List<Call> calls = IntStream.range(0, 10).mapToObj(i -> stage.callScripted("08")).toList();
    assertThat(calls).allMatch(call -> call.getStatus() == Call.Status.QUEUED);
    Entry first = stage.await("initiated", calls.get(0).getSid());
    Entry last = stage.await("initiated", calls.get(9).getSid());
    Duration took = Duration.between(first.at(), last.at());
    assertThat(took).isGreaterThan(Duration.ofMillis(440));
  }

  @Test
  void oneRequestTooManyAtOnceIsRefusedAndNotPlaced() {
    CompletableFuture<Throwable> held =
        CompletableFuture.supplyAsync(() -> catchThrowable(() -> stage.callScripted("13")));
    stage.await(e -> e.kind().equals("create-answered"));
    ApiException refusal = (ApiException) catchThrowable(() -> stage.callScripted("08"));
    assertThat(refusal.getCode()).isEqualTo(20429);
    assertThat(refusal.getStatusCode()).isEqualTo(429);
    assertThat(stage.kinds()).containsOnlyOnce("queued");
    assertThat(held).isNotDone();
  }

  @Test
  void aNewCallIsMissingFromListsForAWhile() {
    Call call = stage.callScripted("08");
    assertThat(Call.fetcher(call.getSid()).fetch(stage.sdk()).getSid()).isEqualTo(call.getSid());
    assertThat(Call.reader().setTo(new PhoneNumber(scripted("08"))).read(stage.sdk())).isEmpty();
  }

  @Test
  void oldCallsAreForgotten() {
    Call first = stage.callScripted("01");
    stage.awaitEnd(first.getSid());
    stage.awaitEnd(stage.callScripted("01").getSid());
    stage.awaitEnd(stage.callScripted("01").getSid());
    assertThat(catchThrowable(() -> Call.fetcher(first.getSid()).fetch(stage.sdk())))
        .isInstanceOf(ApiException.class);
  }

  @Test
  void recordingsAreForgottenWithTheirCall() {
    stage.customer().onTwiml("/answer", "<Pause length=\"600\"/>");
    String call = stage.callScripted("08").getSid();
    stage.await("twiml-received", call);
    String sid =
        com.twilio.rest.api.v2010.account.call.Recording.creator(call).create(stage.sdk()).getSid();
    Call.updater(call).setStatus(Call.UpdateStatus.COMPLETED).update(stage.sdk());
    stage.await("recording-ready", call);
    assertThat(Recording.fetcher(sid).fetch(stage.sdk()).getCallSid()).isEqualTo(call);

    stage.awaitEnd(stage.callScripted("01").getSid());
    stage.awaitEnd(stage.callScripted("01").getSid());
    assertThat(catchThrowable(() -> Recording.fetcher(sid).fetch(stage.sdk())))
        .isInstanceOf(ApiException.class);
  }
}
