package dev.ringbridge.simulator;

import static dev.ringbridge.simulator.Stage.scripted;
import static org.assertj.core.api.Assertions.assertThat;

import com.twilio.http.HttpMethod;
import com.twilio.rest.api.v2010.account.Call;
import com.twilio.type.PhoneNumber;
import com.twilio.type.Twiml;
import dev.ringbridge.simulator.Customer.Answer;
import dev.ringbridge.simulator.Customer.Received;
import dev.ringbridge.simulator.OracleLog.Entry;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Calls and their documents over HTTP, to a customer that checks every signature. */
class CallFlowTest {
  private static final String HOLD = "<Pause length=\"600\"/>";

  @RegisterExtension final Stage stage = Stage.atSpeed(100);

  @Test
  void theAnswerIsAskedForWithTheCallAndTheCallersOwnQuery() {
    stage.customer().onTwiml("/answer", "<Say>Hello</Say>");
    Call call = stage.callScripted("08");
    Received asked = stage.customer().await("/answer", r -> true);
    assertThat(asked.method()).isEqualTo("POST");
    assertThat(asked.query()).isEqualTo(Map.of("lead", "7", "call", "abc"));
    assertThat(asked.form())
        .containsEntry("CallSid", call.getSid())
        .containsEntry("AccountSid", Stage.ACCOUNT)
        .containsEntry("To", scripted("08"))
        .containsEntry("From", Stage.FROM)
        .containsEntry("CallStatus", "in-progress")
        .containsEntry("Direction", "outbound-api")
        .containsEntry("ApiVersion", "2010-04-01")
        .doesNotContainKeys("SequenceNumber", "Timestamp", "AnsweredBy");
    assertThat(stage.customer().forged()).isEmpty();
  }

  @Test
  void theLogKnowsTheCallersOwnIdsAndHowLongTheDocumentTook() {
    stage.customer().onTwiml("/answer", "<Say>Hello</Say>");
    Call call = stage.callScripted("08");
    stage.awaitEnd(call.getSid());
    Entry received = stage.entries("twiml-received", call.getSid()).get(0);
    assertThat(received.callParam("call")).contains("abc");
    assertThat(received.details()).containsEntry("verbs", "Say");
    assertThat((Double) received.details().get("elapsedMs")).isBetween(0.001, 5_000.0);
    Entry created = stage.await(e -> e.kind().equals("create-received"));
    assertThat(created.details()).containsEntry("statusCallbackQuery", "call=abc");
    assertThat(stage.kinds())
        .containsSubsequence(
            "create-received",
            "queued",
            "create-answered",
            "initiated",
            "ringing",
            "answered",
            "twiml-requested",
            "twiml-received",
            "said",
            "ended");
  }

  @Test
  void onlyTheEndIsToldIfNothingIsSubscribedTo() {
    stage.customer().onTwiml("/answer", "");
    Call call = stage.call(scripted("08")).setStatusCallbackEvent(List.of()).create(stage.sdk());
    Received only = stage.customer().await("/status", r -> true);
    assertThat(only.get("CallStatus")).isEqualTo("completed");
    assertThat(only.get("SequenceNumber")).isEqualTo("0");
    assertThat(stage.entries("webhook-sent", call.getSid())).hasSize(1);
  }

  @Test
  void aWebhookCanBeAskedForByGet() {
    stage.customer().onTwiml("/answer", "");
    stage
        .call(scripted("08"))
        .setMethod(HttpMethod.GET)
        .setStatusCallbackMethod(HttpMethod.GET)
        .create(stage.sdk());
    Received asked = stage.customer().await("/status", r -> r.query().containsKey("CallDuration"));
    assertThat(asked.method()).isEqualTo("GET");
    assertThat(asked.query()).containsEntry("call", "abc").containsEntry("CallStatus", "completed");
    assertThat(stage.customer().at("/answer").get(0).query()).containsEntry("lead", "7");
    assertThat(stage.customer().forged()).isEmpty();
  }

  @Test
  void anInlineDocumentNeedsNoAnswer() {
    Call call =
        Call.creator(
                new PhoneNumber(scripted("08")),
                new PhoneNumber(Stage.FROM),
                new Twiml("<Response><Say>Inline</Say></Response>"))
            .create(stage.sdk());
    assertThat(stage.await("said", call.getSid()).details()).containsEntry("text", "Inline");
    assertThat(stage.awaitEnd(call.getSid()).details()).containsEntry("by", "twiml");
  }

  @Test
  void aFailedDocumentIsReplacedByTheFallback() {
    for (Answer bad :
        List.of(
            Answer.status(500),
            new Answer(200, "text/xml", "<Response><Say>"),
            new Answer(200, "application/json", "{}"),
            new Answer(200, "text/html", "<html/>"))) {
      stage.customer().on("/answer", bad).onTwiml("/fallback", "<Say>Sorry</Say>");
      Call call =
          stage
              .call(scripted("08"))
              .setFallbackUrl(stage.customer().url("/fallback"))
              .create(stage.sdk());
      assertThat(stage.await("said", call.getSid()).details()).containsEntry("text", "Sorry");
    }
    assertThat(stage.customer().at("/fallback"))
        .extracting(r -> r.get("ErrorCode"))
        .containsExactly("11200", "12100", "12300", "12300");
    assertThat(stage.customer().at("/fallback").get(0).get("ErrorUrl"))
        .isEqualTo(stage.customer().url("/answer?lead=7&call=abc"));
  }

  @Test
  void aServerErrorIsNotAskedAgainUnlessTheUrlSaysSo() {
    stage.customer().on("/answer", Answer.status(503));
    Call once = stage.callScripted("08");
    stage.awaitEnd(once.getSid());
    assertThat(stage.customer().at("/answer")).hasSize(1);
    Call more =
        Call.creator(
                new PhoneNumber(scripted("08")),
                new PhoneNumber(Stage.FROM),
                URI.create(stage.customer().url("/again?x=1#rc=2&rp=5xx")))
            .create(stage.sdk());
    stage.customer().on("/again", Answer.status(503));
    stage.awaitEnd(more.getSid());
    List<Received> tries = stage.customer().at("/again");
    assertThat(tries).hasSize(3);
    assertThat(tries)
        .extracting(Received::idempotencyToken)
        .containsOnly(tries.get(0).idempotencyToken());
    assertThat(stage.customer().forged()).isEmpty();
  }

  @Test
  void aRefusedConnectionIsTriedTwice() {
    Call call =
        Call.creator(
                new PhoneNumber(scripted("08")),
                new PhoneNumber(Stage.FROM),
                URI.create("http://127.0.0.1:1/answer"))
            .create(stage.sdk());
    assertThat(stage.awaitEnd(call.getSid()).details()).containsEntry("by", "application-error");
    assertThat(stage.entries("twiml-requested", call.getSid())).hasSize(2);
    assertThat(stage.entries("twiml-failed", call.getSid()).get(0).details())
        .containsEntry("code", 11205);
  }

  @Test
  void aMovedDocumentIsFollowedByGet() {
    stage
        .customer()
        .on("/answer", new Answer(302, "text/plain", "/moved"))
        .onTwiml("/moved", "<Say>Moved</Say>");
    Call call = stage.callScripted("08");
    stage.await("said", call.getSid());
    assertThat(stage.customer().at("/moved").get(0).method()).isEqualTo("GET");
  }

  @Test
  void audioIsPlayedAndTextIsSaid() {
    stage.customer().on("/answer", new Answer(200, "text/plain", "Just text"));
    assertThat(stage.await("said", stage.callScripted("08").getSid()).details())
        .containsEntry("text", "Just text");
    stage.customer().on("/answer", new Answer(200, "audio/mpeg", "x"));
    assertThat(stage.await("played", stage.callScripted("08").getSid())).isNotNull();
  }

  @Test
  void aRedirectIsRelativeToItsDocument() {
    stage
        .customer()
        .onTwiml("/answer", "<Pause/><Redirect>next/step?n=2</Redirect>")
        .onTwiml("/next/step", "<Redirect>?n=3</Redirect>");
    Call call = stage.callScripted("08");
    stage.customer().await("/next/step", r -> r.query().getOrDefault("n", "").equals("3"));
    Call.updater(call.getSid()).setStatus(Call.UpdateStatus.COMPLETED).update(stage.sdk());
    assertThat(stage.customer().forged()).isEmpty();
  }

  @Test
  void aLiveCallIsTakenOutOfWhatItDoes() {
    stage.customer().onTwiml("/answer", HOLD).onTwiml("/instead", "<Say>Instead</Say>" + HOLD);
    Call call = stage.callScripted("08");
    stage.await("twiml-received", call.getSid());
    Call updated =
        Call.updater(call.getSid())
            .setUrl(URI.create(stage.customer().url("/instead?r=1")))
            .update(stage.sdk());
    assertThat(updated.getStatus()).isEqualTo(Call.Status.IN_PROGRESS);
    assertThat(stage.await("said", call.getSid()).details()).containsEntry("text", "Instead");
    Entry redirected = stage.entries("redirected", call.getSid()).get(0);
    Entry received = stage.entries("twiml-received", call.getSid()).get(1);
    assertThat((Double) received.details().get("elapsedMs"))
        .isLessThanOrEqualTo(Duration.between(redirected.at(), received.at()).toNanos() / 1e6 + 1);
  }

  @Test
  void aLiveCallCanBeGivenADocumentItself() {
    stage.customer().onTwiml("/answer", HOLD);
    Call call = stage.callScripted("08");
    stage.await("twiml-received", call.getSid());
    Call.updater(call.getSid())
        .setTwiml(new Twiml("<Response><Say>Goodbye</Say></Response>"))
        .update(stage.sdk());
    assertThat(stage.await("said", call.getSid()).details()).containsEntry("text", "Goodbye");
    assertThat(stage.awaitEnd(call.getSid()).details()).containsEntry("by", "twiml");
  }

  @Test
  void anAnswerThatComesAfterARedirectIsNotPerformed() {
    var late = new CountDownLatch(1);
    stage
        .customer()
        .on(
            "/answer",
            r -> {
              try {
                late.await();
              } catch (InterruptedException e) {
                throw new AssertionError(e);
              }
              return Answer.twiml("<Say>Too late</Say>");
            })
        .onTwiml("/instead", "<Say>In time</Say>" + HOLD);
    Call call = stage.callScripted("08");
    stage.customer().await("/answer", r -> true);
    Call.updater(call.getSid())
        .setUrl(URI.create(stage.customer().url("/instead")))
        .update(stage.sdk());
    stage.await("said", call.getSid());
    late.countDown();
    Call.updater(call.getSid()).setStatus(Call.UpdateStatus.COMPLETED).update(stage.sdk());
    assertThat(stage.entries("said", call.getSid()))
        .extracting(e -> e.details().get("text"))
        .containsExactly("In time");
  }

  @Test
  void aDialThatIsNotSimulatedFailsToItsAction() {
    stage
        .customer()
        .onTwiml("/answer", "<Dial action=\"/after\"><Application>AP1</Application></Dial>")
        .onTwiml("/after", "");
    Call call = stage.callScripted("08");
    assertThat(stage.customer().await("/after", r -> true).get("DialCallStatus"))
        .isEqualTo("failed");
    assertThat(stage.entries("warning", call.getSid())).hasSize(1);
  }
}
