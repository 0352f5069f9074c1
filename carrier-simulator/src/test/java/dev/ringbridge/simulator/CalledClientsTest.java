package dev.ringbridge.simulator;

import static dev.ringbridge.simulator.Stage.FROM;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.twilio.rest.api.v2010.account.Call;
import com.twilio.rest.api.v2010.account.conference.Participant;
import com.twilio.type.Client;
import com.twilio.type.PhoneNumber;
import dev.ringbridge.simulator.Customer.Received;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Clients and SIP addresses that are called. */
class CalledClientsTest {
  @RegisterExtension final Stage stage = Stage.atSpeed(20);

  @BeforeEach
  void actionHangsUp() {
    stage.customer().onTwiml("/after", "<Hangup/>");
  }

  @Test
  void clientRingsHearsWhatIsHandedOverAndTalksOnceItAnswers() {
    Softphone anna = Softphone.registered(stage.simulator(), "anna");
    dials(
        "<Client statusCallback=\"/child\" statusCallbackEvent=\"ringing answered\">"
            + "<Identity>anna</Identity><Parameter name=\"lead\" value=\"a &amp; b\"/></Client>");
    Call parent = stage.callScripted("08");

    JsonNode ringing = anna.await("incoming");
    assertThat(ringing.path("from").asText()).isEqualTo(FROM);
    assertThat(ringing.path("params").path("lead").asText()).isEqualTo("a & b");
    anna.send("{\"type\":\"answer\"}");
    String child = anna.await("open").path("callSid").asText();
    assertThat(child).isEqualTo(ringing.path("callSid").asText());
    assertThat(stage.await("answered", child).details()).containsEntry("voice", "CLIENT");
    assertThat(stage.customer().await("/child", 2, r -> true))
        .extracting(told -> told.get("CallStatus"))
        .containsExactlyInAnyOrder("ringing", "in-progress");
    anna.send("{\"type\":\"hangup\"}");
    assertThat(anna.await("closed").path("reason").asText()).isEqualTo("client");

    Received after = stage.customer().await("/after", r -> true);
    assertThat(after.form())
        .containsEntry("CallSid", parent.getSid())
        .containsEntry("DialCallSid", child)
        .containsEntry("DialBridged", "true")
        .containsEntry("DialCallStatus", "completed");
  }

  @Test
  void clientThatIsInACallIsBusyAndOneThatIsNotThereFails() {
    stage.customer().onTwiml("/voice", "<Say>hi</Say><Pause length=\"600\"/>");
    Softphone.inCall(stage.simulator(), "anna");
    dials("<Client>anna</Client>");
    stage.callScripted("08");
    assertThat(status(1)).isEqualTo("busy");

    dials("<Client>nobody</Client>");
    stage.callScripted("08");
    assertThat(status(2)).isEqualTo("failed");
  }

  @Test
  void clientThatDeclinesIsNoAnswerAndCanBeCalledAgain() {
    Softphone anna = Softphone.registered(stage.simulator(), "anna");
    dials("<Client>anna</Client>");
    stage.callScripted("08");
    anna.await("incoming");
    anna.send("{\"type\":\"hangup\"}");
    anna.await("closed");
    assertThat(status(1)).isEqualTo("no-answer");

    stage.callScripted("08");
    anna.await("incoming");
  }

  @Test
  void clientThatNobodyAnswersRingsNoLongerThanItMay() {
    Softphone anna = Softphone.registered(stage.simulator(), "anna");
    dials("<Client>anna</Client>");
    stage.callScripted("08");
    anna.await("incoming");
    assertThat(anna.await("closed").path("reason").asText()).isEqualTo("ring-timeout");
    assertThat(status(1)).isEqualTo("no-answer");
  }

  @Test
  void clientAnswersByItselfAfterAWhileAndHasItsOwnDocument() {
    Softphone anna = Softphone.registered(stage.simulator(), "anna");
    anna.send("{\"type\":\"auto-answer\",\"afterMs\":50}");
    stage.customer().onTwiml("/answer", "<Hangup/>");
    Call call =
        Call.creator(
                new Client("anna?lead=7"),
                new PhoneNumber(FROM),
                URI.create(stage.customer().url("/answer")))
            .create(stage.sdk());

    assertThat(anna.await("incoming").path("params").path("lead").asText()).isEqualTo("7");
    anna.await("open");
    anna.await("closed");
    assertThat(stage.awaitEnd(call.getSid()).details()).containsEntry("status", "completed");
  }

  @Test
  void clientIsBroughtIntoAConferenceAndALostNetworkTakesItOut() {
    Softphone anna = Softphone.registered(stage.simulator(), "anna");
    anna.send("{\"type\":\"auto-answer\",\"afterMs\":0}");
    Participant added =
        Participant.creator("room", new PhoneNumber(FROM), new Client("anna")).create(stage.sdk());
    anna.await("incoming");
    stage.await("joined", added.getCallSid());

    anna.abort();
    assertThat(stage.awaitEnd(added.getCallSid()).details()).containsEntry("by", "network");
    assertThat(stage.await("left", added.getCallSid()).details()).containsKey("reason");
  }

  @ParameterizedTest
  @CsvSource({"busy-anna, busy", "offline-anna, failed", "away-anna, no-answer"})
  void sipAddressDoesWhatItsNameSays(String user, String status) {
    dials("<Sip>sip:" + user + "@example.com</Sip>");
    stage.callScripted("08");
    assertThat(status(1)).isEqualTo(status);
  }

  @Test
  void sipAddressPicksUpAndIsTalkedWith() {
    dials("<Sip>sip:anna@example.com</Sip>");
    Call parent = stage.callScripted("08");
    String child =
        String.valueOf(
            stage
                .await(e -> e.kind().equals("answered") && !parent.getSid().equals(e.callSid()))
                .callSid());
    Call.updater(child).setStatus(Call.UpdateStatus.COMPLETED).update(stage.sdk());
    assertThat(status(1)).isEqualTo("completed");
  }

  private String status(int dials) {
    List<Received> told = stage.customer().await("/after", dials, r -> true);
    return told.get(dials - 1).get("DialCallStatus");
  }

  private void dials(String nouns) {
    stage
        .customer()
        .onTwiml("/answer", "<Dial action=\"/after\" timeout=\"30\">" + nouns + "</Dial>");
  }
}
