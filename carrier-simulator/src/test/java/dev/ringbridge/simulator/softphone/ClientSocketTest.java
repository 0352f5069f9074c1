package dev.ringbridge.simulator.softphone;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ringbridge.simulator.Customer.Answer;
import dev.ringbridge.simulator.Customer.Received;
import dev.ringbridge.simulator.OracleLog.Entry;
import dev.ringbridge.simulator.Softphone;
import dev.ringbridge.simulator.Stage;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ClientSocketTest {
  private static final String CONNECT =
      "{\"type\":\"connect\",\"params\":{\"session\":\"s1\",\"CallSid\":\"CAfake\"}}";

  @RegisterExtension final Stage stage = Stage.with(0.001, options -> options.speed(100));

  @Test
  void aClientIsToldItsIdentity() {
    Softphone phone = Softphone.withToken(stage.simulator(), token());
    assertThat(phone.await("ready").path("identity").asText()).isEqualTo("agent_7");
    assertThat(stage.await(e -> e.kind().equals("client-registered")).details())
        .containsEntry("identity", "agent_7");
  }

  @Test
  void aBadTokenIsToldSoAndTheSocketClosed() {
    Softphone phone = Softphone.withToken(stage.simulator(), "a.b.c");
    assertThat(phone.await("error").path("code").asInt()).isEqualTo(20101);
    phone.await("gone");
    assertThat(stage.kinds()).isEmpty();
  }

  @Test
  void aConnectAsksTheApplicationAndPassesTheQueueBy() {
    stage.customer().onTwiml("/voice", "<Dial><Conference>room</Conference></Dial>");
    Softphone phone = Softphone.withToken(stage.simulator(), token());
    phone.await("ready");
    phone.send(CONNECT);
    String callSid = phone.await("connecting").path("callSid").asText();
    assertThat(phone.await("open").path("callSid").asText()).isEqualTo(callSid);
    Received asked = stage.customer().await("/voice", r -> true);
    assertThat(asked.form())
        .containsEntry("CallSid", callSid)
        .containsEntry("From", "client:agent_7")
        .containsEntry("Caller", "client:agent_7")
        .containsEntry("To", "")
        .containsEntry("Direction", "inbound")
        .containsEntry("CallStatus", "ringing")
        .containsEntry("ApplicationSid", Stage.APPLICATION)
        .containsEntry("session", "s1");
    assertThat(stage.customer().forged()).isEmpty();
    assertThat(stage.await("joined", callSid).details()).containsEntry("conference", "room");
  }

  @Test
  void aPauseDoesNotAnswerYet() {
    stage.customer().onTwiml("/voice", "<Pause/><Say>Now</Say><Pause length=\"60\"/>");
    Softphone phone = connecting();
    phone.await("open");
    stage.await(entry -> entry.kind().equals("said"));
    List<String> kinds = stage.kinds();
    assertThat(kinds.indexOf("twiml-received")).isLessThan(kinds.indexOf("answered"));
    assertThat(kinds.indexOf("answered")).isEqualTo(kinds.indexOf("said") - 1);
  }

  @Test
  void aRejectedClientIsNeverOpen() {
    stage.customer().onTwiml("/voice", "<Reject reason=\"busy\"/>");
    assertThat(connecting().await("closed").path("reason").asText()).isEqualTo("twiml");
    assertThat(stage.await(e -> e.kind().equals("ended")).details())
        .containsEntry("status", "busy");
  }

  @Test
  void theEndOfTheDocumentClosesTheCallButNotTheSocket() {
    stage.customer().onTwiml("/voice", "<Say>Bye</Say>");
    Softphone phone = connecting();
    phone.await("open");
    assertThat(phone.await("closed").path("reason").asText()).isEqualTo("twiml");
    phone.send(CONNECT);
    phone.await("connecting");
  }

  @Test
  void aHangupEndsTheCall() {
    Softphone phone = inRoom();
    phone.send("{\"type\":\"hangup\"}");
    assertThat(phone.await("closed").path("reason").asText()).isEqualTo("client");
    Entry ended = stage.await(e -> e.kind().equals("ended"));
    assertThat(ended.details()).containsEntry("status", "completed").containsEntry("by", "client");
  }

  @Test
  void aLostSocketEndsTheLegAsALostNetwork() {
    Softphone phone = inRoom();
    phone.abort();
    Entry ended = stage.await(e -> e.kind().equals("ended"));
    assertThat(ended.details()).containsEntry("by", "network");
    stage.await(e -> e.kind().equals("client-gone"));
    assertThat(stage.kinds()).containsSubsequence("left", "conference-ended", "ended");
  }

  @Test
  void anAdminCanDropAClient() {
    Softphone phone = inRoom();
    assertThat(stage.admin("POST", "/clients/agent_7/drop", "").statusCode()).isEqualTo(204);
    phone.await("gone");
    assertThat(stage.await(e -> e.kind().equals("ended")).details()).containsEntry("by", "network");
    assertThat(stage.admin("POST", "/clients/agent_7/drop", "").statusCode()).isEqualTo(404);
  }

  @Test
  void aClientHasOneCallAtATime() {
    Softphone phone = inRoom();
    phone.send(CONNECT);
    assertThat(phone.await("error").path("code").asInt()).isEqualTo(31486);
  }

  @Test
  void mutingIsNoted() {
    Softphone phone = inRoom();
    phone.send("{\"type\":\"mute\",\"muted\":true}");
    assertThat(stage.await(e -> e.kind().equals("client-muted")).details())
        .containsEntry("muted", true);
  }

  @Test
  void nonsenseIsAnswered() {
    Softphone phone = Softphone.withToken(stage.simulator(), token());
    phone.await("ready");
    for (String nonsense : new String[] {"hello", "{}", "[1]", "{\"type\":\"dance\"}"}) {
      phone.send(nonsense);
      JsonNode error = phone.await("error");
      assertThat(error.path("code").asInt()).isEqualTo(31100);
    }
  }

  @Test
  void withoutAnAnswerTheCallFails() {
    stage.customer().on("/voice", Answer.status(500));
    assertThat(connecting().await("closed").path("reason").asText()).isEqualTo("application-error");
    assertThat(stage.await(e -> e.kind().equals("ended")).details())
        .containsEntry("status", "failed");
  }

  private Softphone inRoom() {
    stage.customer().onTwiml("/voice", "<Dial><Conference>room</Conference></Dial>");
    Softphone phone = connecting();
    phone.await("open");
    stage.await(e -> e.kind().equals("joined"));
    return phone;
  }

  private Softphone connecting() {
    Softphone phone = Softphone.withToken(stage.simulator(), token());
    phone.await("ready");
    phone.send(CONNECT);
    phone.await("connecting");
    return phone;
  }

  private static String token() {
    return AccessTokenTest.signed(Stage.ACCOUNT, Stage.SECRET);
  }
}
