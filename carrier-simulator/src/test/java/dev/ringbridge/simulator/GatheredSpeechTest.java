package dev.ringbridge.simulator;

import static dev.ringbridge.simulator.Stage.scripted;
import static org.assertj.core.api.Assertions.assertThat;

import com.twilio.rest.api.v2010.account.Call;
import dev.ringbridge.simulator.Customer.Received;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What people say when a document listens to them. */
class GatheredSpeechTest {
  private static final String QUESTION = "Would you like to talk to somebody? ".repeat(20);

  @RegisterExtension final Stage stage = Stage.atSpeed(20);

  @Test
  void whatIsOrderedOfANumberIsSaidThereOneAfterTheOther() {
    order("{\"number\":\"%s\",\"says\":[\"yes please\",\"tomorrow at nine\"],\"confidence\":0.75}");
    stage.customer().onTwiml("/answer", listens("input=\"speech\" speechTimeout=\"auto\""));
    stage.customer().onTwiml("/said", listens("input=\"speech\" speechTimeout=\"1\""));
    Call call = stage.callScripted("08");

    Received first = stage.customer().await("/said", r -> true);
    assertThat(first.form())
        .containsEntry("SpeechResult", "yes please")
        .containsEntry("Confidence", "0.75")
        .containsEntry("CallSid", call.getSid())
        .doesNotContainKey("Digits");
    assertThat(stage.customer().await("/said", 2, r -> true).get(1).get("SpeechResult"))
        .isEqualTo("tomorrow at nine");
    assertThat(stage.entries("spoke", call.getSid()).get(0).details())
        .containsEntry("text", "yes please");
    assertThat(stage.customer().forged()).isEmpty();
  }

  @Test
  void whileSomebodySpeaksWhatWasHeardSoFarIsToldWordByWord() {
    order("{\"number\":\"%s\",\"says\":[\"call me tomorrow\"],\"confidence\":0.5}");
    stage
        .customer()
        .onTwiml(
            "/answer",
            listens("input=\"speech\" speechTimeout=\"1\" partialResultCallback=\"/partly\""));
    Call call = stage.callScripted("08");

    Received last = stage.customer().await("/partly", r -> r.get("SequenceNumber").equals("2"));
    assertThat(last.form())
        .containsEntry("CallSid", call.getSid())
        .containsEntry("UnstableSpeechResult", "call me tomorrow")
        .containsEntry("Stability", "0.5");
    assertThat(stage.customer().await("/said", r -> true).get("SpeechResult"))
        .isEqualTo("call me tomorrow");
    assertThat(stage.customer().at("/partly"))
        .extracting(r -> r.get("UnstableSpeechResult"))
        .containsExactlyInAnyOrder("call", "call me", "call me tomorrow");
    assertThat(stage.customer().forged()).isEmpty();
  }

  @Test
  void whoWouldPressAKeySaysItWhereOnlySpeechIsListenedTo() {
    stage.customer().onTwiml("/answer", listens("input=\"speech\" speechTimeout=\"auto\""));
    stage.callScripted("12");

    assertThat(stage.customer().await("/said", r -> true).get("SpeechResult")).isEqualTo("one");
  }

  @Test
  void whoWouldPressAKeyPressesItWhereBothAreListenedTo() {
    stage.customer().onTwiml("/answer", listens("input=\"dtmf speech\" numDigits=\"1\""));
    stage.callScripted("28");

    assertThat(stage.customer().await("/said", r -> true).form())
        .containsEntry("Digits", "9")
        .doesNotContainKey("SpeechResult");
  }

  @Test
  void whoSaysNothingIsHeardToSayNothingWhereThatIsWanted() {
    stage
        .customer()
        .onTwiml("/answer", listens("input=\"speech\" timeout=\"1\" actionOnEmptyResult=\"true\""));
    Call call = stage.callScripted("08");

    Received silent = stage.customer().await("/said", r -> true);
    assertThat(silent.form()).containsEntry("SpeechResult", "").doesNotContainKey("Confidence");
    assertThat(stage.entries("spoke", call.getSid())).isEmpty();
  }

  @Test
  void orderThatCannotBeSaidIsRefused() {
    assertThat(speech("{\"number\":\"anna\",\"says\":[\"yes\"]}").statusCode()).isEqualTo(400);
    String number = "{\"number\":\"+15555550108\",";
    assertThat(speech(number + "\"says\":[\"\"]}").statusCode()).isEqualTo(400);
    assertThat(speech(number + "\"says\":[\"yes\"],\"confidence\":2}").statusCode()).isEqualTo(400);
  }

  private void order(String json) {
    assertThat(speech(json.formatted(scripted("08"))).statusCode()).isEqualTo(201);
  }

  private HttpResponse<String> speech(String json) {
    return stage.admin("POST", "/speech", json);
  }

  private static String listens(String attributes) {
    return "<Gather action=\"/said\" " + attributes + "><Say>" + QUESTION + "</Say></Gather>";
  }
}
