package dev.ringbridge.simulator;

import static dev.ringbridge.simulator.Stage.FROM;
import static dev.ringbridge.simulator.Stage.scripted;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.twilio.exception.ApiException;
import com.twilio.rest.api.v2010.account.Call;
import com.twilio.rest.api.v2010.account.Recording;
import com.twilio.rest.api.v2010.account.conference.Participant;
import com.twilio.type.PhoneNumber;
import dev.ringbridge.simulator.Customer.Received;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Recordings that a create or a document wants, and what is heard on hold. */
class RecordedCallsTest {
  @RegisterExtension final Stage stage = Stage.atSpeed(20);

  @Test
  void callIsRecordedFromItsAnswerAndItsLastCallbackSaysWhereThatIs() {
    stage.customer().onTwiml("/answer", "<Pause length=\"1\"/>");
    Call call =
        stage
            .call(scripted("08"))
            .setRecord(true)
            .setRecordingChannels("dual")
            .setRecordingStatusCallback(stage.customer().url("/recording"))
            .setRecordingStatusCallbackEvent(List.of("in-progress", "completed"))
            .create(stage.sdk());

    List<Received> told = stage.customer().await("/recording", 2, r -> true);
    assertThat(told)
        .extracting(one -> one.get("RecordingStatus"))
        .containsExactlyInAnyOrder("in-progress", "completed");
    assertThat(told)
        .allSatisfy(one -> assertThat(one.get("RecordingSource")).isEqualTo("OutboundAPI"));
    Received last = stage.customer().await("/status", r -> r.get("CallStatus").equals("completed"));
    String sid = told.get(0).get("RecordingSid");
    assertThat(last.form()).containsEntry("RecordingSid", sid).containsKey("RecordingDuration");
    assertThat(last.get("RecordingUrl")).endsWith("/Recordings/" + sid);
    Recording recording = Recording.fetcher(sid).fetch(stage.sdk());
    assertThat(recording.getChannels()).isEqualTo(2);
    assertThat(recording.getSource()).isEqualTo(Recording.Source.forValue("OutboundAPI"));
    assertThat(recording.getCallSid()).isEqualTo(call.getSid());
  }

  @Test
  void recordingThatCannotBeIsRefusedWithItsCall() {
    ApiException refused =
        catchThrowableOfType(
            ApiException.class,
            () -> stage.call(scripted("08")).setRecordingChannels("three").create(stage.sdk()));
    assertThat(refused.getMessage()).contains("RecordingChannels");
    assertThat(stage.kinds()).doesNotContain("queued");
  }

  @Test
  void talkIsRecordedFromItsAnswerAndTheActionHearsWhereThatIs() {
    stage
        .customer()
        .onTwiml(
            "/answer",
            "<Dial action=\"/after\" callerId=\"%s\" record=\"record-from-answer-dual\"><Number>%s</Number></Dial>"
                .formatted(FROM, scripted("00")))
        .onTwiml("/after", "<Hangup/>");
    Call parent = stage.callScripted("08");

    Received after = stage.customer().await("/after", r -> true);
    Recording recording = Recording.fetcher(after.get("RecordingSid")).fetch(stage.sdk());
    assertThat(after.get("RecordingUrl")).endsWith(recording.getSid());
    assertThat(after.get("RecordingDuration")).isEqualTo("1");
    assertThat(recording.getSource()).isEqualTo(Recording.Source.forValue("DialVerb"));
    assertThat(recording.getCallSid()).isEqualTo(parent.getSid());
    assertThat(recording.getChannels()).isEqualTo(2);
  }

  @Test
  void personsMessageIsRecordedUntilTheyAreSilent() {
    stage
        .customer()
        .onTwiml("/answer", "<Record action=\"/after\" timeout=\"1\"/>")
        .onTwiml("/after", "<Hangup/>");
    stage.callScripted("08");

    Received after = stage.customer().await("/after", r -> true);
    assertThat(after.form()).containsEntry("Digits", "").containsEntry("RecordingDuration", "1");
    assertThat(Recording.fetcher(after.get("RecordingSid")).fetch(stage.sdk()).getSource())
        .isEqualTo(Recording.Source.forValue("RecordVerb"));
  }

  @Test
  void keyEndsAMessageAndTheDocumentThatAskedForItHearsOfIt() {
    stage
        .customer()
        .on(
            "/answer",
            asked ->
                Customer.Answer.twiml(
                    asked.get("Digits").isEmpty() ? "<Record finishOnKey=\"1\"/>" : "<Hangup/>"));
    Call call = stage.callScripted("12");

    Received again = stage.customer().await("/answer", r -> !r.get("Digits").isEmpty());
    assertThat(again.form()).containsEntry("Digits", "1").containsKey("RecordingUrl");
    stage.awaitEnd(call.getSid());
  }

  @Test
  void whoHangsUpInTheMiddleOfAMessageHasLeftItAndItsActionHearsOfIt() {
    stage
        .customer()
        .onTwiml("/answer", "<Record action=\"/after\" timeout=\"600\"/>")
        .onTwiml("/after", "<Redirect>/never</Redirect>");
    String call = stage.callScripted("08").getSid();
    String sid = String.valueOf(stage.await("recording-started", call).details().get("recording"));
    Call.updater(call).setStatus(Call.UpdateStatus.COMPLETED).update(stage.sdk());

    Received after = stage.customer().await("/after", r -> true);
    assertThat(after.form())
        .containsEntry("Digits", "hangup")
        .containsEntry("RecordingSid", sid)
        .containsEntry("CallStatus", "completed")
        .containsKeys("RecordingUrl", "RecordingDuration");
    stage.awaitEnd(call);
    assertThat(stage.customer().at("/never")).isEmpty();
    assertThat(stage.customer().forged()).isEmpty();
  }

  @Test
  void redirectedCallIsNoLongerRecorded() {
    stage
        .customer()
        .onTwiml("/answer", "<Record timeout=\"600\"/>")
        .onTwiml("/other", "<Pause length=\"600\"/>");
    Call call = stage.callScripted("08");
    stage.await("recording-started", call.getSid());
    Call.updater(call.getSid())
        .setUrl(URI.create(stage.customer().url("/other")))
        .update(stage.sdk());

    stage.await("recording-ended", call.getSid());
    assertThat(stage.entries("ended", call.getSid())).isEmpty();
    Call.updater(call.getSid()).setStatus(Call.UpdateStatus.COMPLETED).update(stage.sdk());
    stage.awaitEnd(call.getSid());
    assertThat(stage.customer().at("/answer")).as("no message was left").hasSize(1);
  }

  @Test
  void whoIsOnHoldIsPlayedWhatHoldUrlSays() {
    stage
        .customer()
        .onTwiml("/answer", "<Dial><Conference>room</Conference></Dial>")
        .onTwiml("/hold", "<Play>waltz.mp3</Play>");
    String lead = stage.callScripted("08").getSid();
    stage.await("joined", lead);
    Participant.updater("room", lead)
        .setHold(true)
        .setHoldUrl(URI.create(stage.customer().url("/hold")))
        .update(stage.sdk());

    assertThat(stage.await("played", lead).details()).containsEntry("text", "waltz.mp3");
    assertThat(stage.customer().at("/hold")).extracting(Received::method).containsExactly("GET");
    Participant.updater("room", lead)
        .setHold(false)
        .setHoldUrl(URI.create(stage.customer().url("/unheard")))
        .update(stage.sdk());
    assertThat(stage.customer().at("/unheard")).isEmpty();
  }

  @Test
  void participantIsRecordedWhereItsCreateSaysSo() {
    Participant added =
        Participant.creator("room", new PhoneNumber(FROM), new PhoneNumber(scripted("08")))
            .setRecord(true)
            .create(stage.sdk());
    stage.await("recording-started", added.getCallSid());
  }
}
