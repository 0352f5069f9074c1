package dev.ringbridge.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.twilio.rest.api.v2010.account.IncomingPhoneNumber;
import dev.ringbridge.simulator.Customer.Received;
import java.io.IOException;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Virtual people who call an account's number. */
class IncomingCallsTest {
  private static final JsonMapper MAPPER = new JsonMapper();
  private static final String CALLER = "+14155550177";

  @RegisterExtension final Stage stage = Stage.atSpeed(100);

  @BeforeEach
  void setTheNumberUp() throws IOException {
    SimulatedAccount account =
        stage
            .account()
            .withNumbers(
                new NumberUrls(
                    stage.customer().url("/incoming"), stage.customer().url("/incoming-status")));
    stage.admin("POST", "/accounts", MAPPER.writeValueAsString(account));
  }

  private HttpResponse<String> ring(String more) {
    return stage.admin(
        "POST",
        "/incoming-calls",
        "{\"from\":\"%s\",\"to\":\"%s\"%s}".formatted(CALLER, Stage.FROM, more));
  }

  private static String sid(HttpResponse<String> rung) throws IOException {
    assertThat(rung.statusCode()).isEqualTo(201);
    return MAPPER.readTree(rung.body()).path("sid").asText();
  }

  @Test
  void numbersVoiceUrlIsAskedAndItsDocumentPlayedAndItsEndTold() throws IOException {
    stage.customer().onTwiml("/incoming", "<Say>Nobody is here.</Say><Hangup/>");

    String sid = sid(ring(",\"stirVerstat\":\"TN-Validation-Passed-A\""));

    Received asked = stage.customer().await("/incoming", one -> one.get("CallSid").equals(sid));
    assertThat(asked.get("AccountSid")).isEqualTo(Stage.ACCOUNT);
    assertThat(asked.get("Direction")).isEqualTo("inbound");
    assertThat(asked.get("CallStatus")).isEqualTo("ringing");
    assertThat(asked.get("From")).isEqualTo(CALLER);
    assertThat(asked.get("Caller")).isEqualTo(CALLER);
    assertThat(asked.get("To")).isEqualTo(Stage.FROM);
    assertThat(asked.get("FromCountry")).isEqualTo("US");
    assertThat(asked.get("StirVerstat")).isEqualTo("TN-Validation-Passed-A");
    Received over =
        stage.customer().await("/incoming-status", one -> one.get("CallSid").equals(sid));
    assertThat(over.get("CallStatus")).isEqualTo("completed");
    assertThat(over.get("CallDuration")).isNotEmpty();
    assertThat(stage.awaitEnd(sid).details()).containsEntry("by", "twiml");
    assertThat(stage.entries("answered", sid))
        .singleElement()
        .satisfies(entry -> assertThat(entry.details()).containsEntry("voice", "HUMAN"));
    assertThat(stage.customer().forged()).isEmpty();
  }

  @Test
  void callerWhoIsLeftWaitingGoes() throws IOException {
    stage.customer().onTwiml("/incoming", "<Pause length=\"600\"/>");

    String sid = sid(ring(",\"staysSeconds\":5"));

    assertThat(stage.awaitEnd(sid).details()).containsEntry("by", "person");
  }

  @Test
  void callerOfANumberAtWhichNothingIsSetReachesNobody() {
    assertThat(
            stage
                .admin("POST", "/incoming-calls", "{\"from\":\"+14155550177\",\"to\":\"+1999\"}")
                .statusCode())
        .isEqualTo(404);
    assertThat(stage.admin("POST", "/incoming-calls", "{\"from\":\"me\"}").statusCode())
        .isEqualTo(400);
  }

  @Test
  void numberSaysWhatIsSetAtIt() {
    IncomingPhoneNumber number =
        IncomingPhoneNumber.reader().firstPage(stage.sdk()).getRecords().get(0);

    assertThat(number.getVoiceUrl()).hasToString(stage.customer().url("/incoming"));
    assertThat(number.getStatusCallback()).hasToString(stage.customer().url("/incoming-status"));
  }
}
