package dev.ringbridge.telephony.placing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringbridge.core.call.CallCommand.CancelCall;
import dev.ringbridge.core.call.CallCommand.HangUpCall;
import dev.ringbridge.core.call.CallEvent.CallAnswered;
import dev.ringbridge.core.call.CallEvent.CallEnded;
import dev.ringbridge.core.call.CallEvent.CallPlacing;
import dev.ringbridge.core.call.CallEvent.CallRinging;
import dev.ringbridge.core.call.CallRef;
import dev.ringbridge.core.call.DialJob.PlaceCall;
import dev.ringbridge.core.call.Ending;
import dev.ringbridge.core.call.Evidence;
import dev.ringbridge.core.call.RevocationReason;
import dev.ringbridge.embedded.testing.TestServers;
import dev.ringbridge.telephony.testing.Examples;
import dev.ringbridge.telephony.testing.Scene;
import dev.ringbridge.telephony.testing.SimulatedCarrier;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestServers.class)
@WithTestResource(SimulatedCarrier.class)
class RevocationTest {
  @Inject Scene scene;

  private void cancel(CallRef call, RevocationReason reason, boolean cancelRinging) {
    scene.publish(new CancelCall(call, reason, cancelRinging, Instant.now()));
  }

  @Test
  void callThatIsRevokedBeforeItsJobComesIsNeverDialed() {
    PlaceCall job = scene.job("+16175550101", Examples.RULES);
    cancel(job.call(), RevocationReason.SUPPRESSED, true);

    CallEnded ended = scene.await(job.call(), CallEnded.class);
    assertThat(ended.ending()).isEqualTo(Ending.SUPPRESSED);
    assertThat(ended.evidence()).isEqualTo(Evidence.INFERRED);
    scene.publish(job);
    cancel(job.call(), RevocationReason.SUPPRESSED, true);
    scene.await(scene.dial("+16175550103"), CallEnded.class);
    assertThat(scene.atCarrier(job.call(), "create-received")).isEmpty();
    assertThat(scene.said(job.call())).hasSize(1);
  }

  @Test
  void callThatWaitsForItsSlotIsStillTakenBack() {
    List<PlaceCall> jobs =
        IntStream.range(0, 80).mapToObj(i -> scene.job("+16175550101", Examples.RULES)).toList();
    jobs.forEach(scene::publish);
    CallRef last = jobs.get(79).call();
    scene.await(last, CallPlacing.class);
    cancel(last, RevocationReason.PAUSED, false);

    CallEnded ended = scene.await(last, CallEnded.class);
    assertThat(ended.ending()).isEqualTo(Ending.CANCELED);
    assertThat(ended.evidence()).isEqualTo(Evidence.INFERRED);
    jobs.subList(0, 79).forEach(job -> scene.await(job.call(), CallEnded.class));
    assertThat(scene.atCarrier(last, "create-received")).isEmpty();
  }

  @Test
  void callThatRingsIsCanceledWhereTheCommandSaysSo() {
    CallRef call = scene.dial("+16175550102");
    scene.await(call, CallRinging.class);
    cancel(call, RevocationReason.PAUSED, true);

    CallEnded ended = scene.await(call, CallEnded.class);
    assertThat(ended.ending()).isEqualTo(Ending.CANCELED);
    assertThat(ended.evidence()).isEqualTo(Evidence.CARRIER);
  }

  @Test
  void callThatRingsGoesOnWhereTheCommandLetsIt() {
    CallRef call = scene.dial("+16465550102");
    scene.await(call, CallRinging.class);
    cancel(call, RevocationReason.PAUSED, false);

    assertThat(scene.await(call, CallEnded.class).ending()).isEqualTo(Ending.NO_ANSWER);
  }

  @Test
  void callIsHungUpWhateverItDoes() {
    CallRef call = scene.dial("+16175550108");
    scene.await(call, CallAnswered.class);
    scene.publish(new HangUpCall(call, null, Instant.now()));

    assertThat(scene.await(call, CallEnded.class).ending()).isEqualTo(Ending.COMPLETED);
    assertThat(scene.atCarrier(call, "hangup-requested")).isNotEmpty();
  }
}
