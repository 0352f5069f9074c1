package dev.ringbridge.simulator;

import static dev.ringbridge.simulator.Stage.FROM;
import static dev.ringbridge.simulator.Stage.scripted;
import static org.assertj.core.api.Assertions.assertThat;

import com.twilio.rest.api.v2010.account.Call;
import dev.ringbridge.simulator.Customer.Received;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Calls that dial others. */
class DialedNumbersTest {
  @RegisterExtension final Stage stage = Stage.atSpeed(20);

  @BeforeEach
  void actionHangsUp() {
    stage.customer().onTwiml("/after", "<Hangup/>");
  }

  @Test
  void whoeverIsDialedIsACallOfItsOwnAndItsEndGoesOnWithTheAction() {
    dials(
        "<Number statusCallback=\"/child\" statusCallbackEvent=\"ringing completed\">%s</Number>",
        "00");
    Call parent = stage.callScripted("08");

    Received after = stage.customer().await("/after", r -> true);
    assertThat(after.form())
        .containsEntry("CallSid", parent.getSid())
        .containsEntry("DialCallStatus", "completed")
        .containsEntry("DialBridged", "true")
        .containsEntry("DialCallDuration", "1");
    Call child = Call.fetcher(after.get("DialCallSid")).fetch(stage.sdk());
    assertThat(child.getParentCallSid()).isEqualTo(parent.getSid());
    assertThat(child.getDirection()).isEqualTo("outbound-dial");
    assertThat(child.getTo()).isEqualTo(scripted("00"));
    assertThat(child.getFrom()).isEqualTo(FROM);
    assertThat(Call.reader().setParentCallSid(parent.getSid()).read(stage.sdk()))
        .extracting(Call::getSid)
        .containsExactly(child.getSid());
    assertThat(stage.customer().await("/child", 2, r -> true))
        .allSatisfy(told -> assertThat(told.get("ParentCallSid")).isEqualTo(parent.getSid()))
        .extracting(told -> told.get("CallStatus"))
        .containsExactlyInAnyOrder("ringing", "completed");
    stage.awaitEnd(parent.getSid());
  }

  @Test
  void actionHearsWhyNobodyCame() {
    dials("%s", "01");
    stage.callScripted("08");
    assertThat(stage.customer().await("/after", r -> true).form())
        .containsEntry("DialCallStatus", "busy")
        .containsEntry("DialBridged", "false");
  }

  @Test
  void whoeverPicksUpFirstTalksAndTheOthersAreCalledOff() {
    dials("<Number>" + scripted("02") + "</Number><Number>%s</Number>", "00");
    Call parent = stage.callScripted("08");
    assertThat(stage.customer().await("/after", r -> true).get("DialCallStatus"))
        .isEqualTo("completed");
    assertThat(Call.reader().setParentCallSid(parent.getSid()).read(stage.sdk()))
        .extracting(Call::getStatus)
        .containsExactlyInAnyOrder(Call.Status.CANCELED, Call.Status.COMPLETED);
  }

  @Test
  void whoeverHangsUpTakesThoseWithThemWhomTheyDialed() {
    dials("%s", "08");
    Call parent = stage.callScripted("08");
    String child =
        stage
            .await(e -> e.kind().equals("answered") && !parent.getSid().equals(e.callSid()))
            .callSid();
    Call.updater(parent.getSid()).setStatus(Call.UpdateStatus.COMPLETED).update(stage.sdk());
    assertThat(stage.awaitEnd(String.valueOf(child)).details())
        .containsEntry("status", "completed");
    assertThat(stage.customer().at("/after")).isEmpty();
  }

  @Test
  void redirectedCallLeavesThoseWhomItDialed() {
    dials("%s", "02");
    stage.customer().onTwiml("/other", "<Pause length=\"60\"/>");
    Call parent = stage.callScripted("08");
    String child =
        stage
            .await(e -> e.kind().equals("ringing") && !parent.getSid().equals(e.callSid()))
            .callSid();
    Call.updater(parent.getSid())
        .setUrl(URI.create(stage.customer().url("/other")))
        .update(stage.sdk());
    assertThat(stage.awaitEnd(String.valueOf(child)).details()).containsEntry("status", "canceled");
    assertThat(stage.entries("ended", parent.getSid())).isEqualTo(List.of());
  }

  @Test
  void whoeverPicksUpIsJudgedBesideTheTalkThatGoesOnMeanwhile() {
    dials(
        "<Number machineDetection=\"DetectMessageEnd\" amdStatusCallback=\"/amd\">%s</Number>",
        "06");
    Call parent = stage.callScripted("08");

    Received verdict = stage.customer().await("/amd", r -> true);
    assertThat(verdict.form())
        .containsOnlyKeys("CallSid", "AccountSid", "AnsweredBy", "MachineDetectionDuration")
        .containsEntry("AnsweredBy", "machine_end_beep");
    Call child = Call.fetcher(verdict.get("CallSid")).fetch(stage.sdk());
    assertThat(child.getParentCallSid()).isEqualTo(parent.getSid());
    assertThat(child.getAnsweredBy()).isEqualTo("machine_end_beep");
    assertThat(stage.customer().await("/after", r -> true).get("DialBridged")).isEqualTo("true");
  }

  @Test
  void whoeverPicksUpAtASipAddressIsJudgedToo() {
    stage
        .customer()
        .onTwiml(
            "/answer",
            "<Dial action=\"/after\"><Sip machineDetection=\"Enable\""
                + " amdStatusCallback=\"/amd\">sip:otto@example.org</Sip></Dial>");
    Call parent = stage.callScripted("08");

    Received verdict = stage.customer().await("/amd", r -> true);
    assertThat(verdict.form())
        .containsOnlyKeys("CallSid", "AccountSid", "AnsweredBy", "MachineDetectionDuration")
        .containsEntry("AnsweredBy", "human");
    Call child = Call.fetcher(verdict.get("CallSid")).fetch(stage.sdk());
    assertThat(child.getTo()).isEqualTo("sip:otto@example.org");
    assertThat(child.getParentCallSid()).isEqualTo(parent.getSid());
    assertThat(child.getAnsweredBy()).isEqualTo("human");
  }

  @Test
  void whoeverPicksUpHearsWhatTheirNounSaysBeforeTheTalk() {
    stage.customer().onTwiml("/whisper", "<Say>A lead of the campaign</Say>");
    dials("<Number url=\"/whisper\">%s</Number>", "00");
    Call parent = stage.callScripted("08");

    Received asked = stage.customer().await("/whisper", r -> true);
    assertThat(asked.get("ParentCallSid")).isEqualTo(parent.getSid());
    assertThat(stage.await("said", asked.get("CallSid")).details())
        .containsEntry("text", "A lead of the campaign");
    assertThat(stage.customer().await("/after", r -> true).form())
        .containsEntry("DialCallSid", asked.get("CallSid"))
        .containsEntry("DialBridged", "true");
  }

  @Test
  void whoeverIsHungUpOnBeforeTheTalkNeverTalks() {
    stage.customer().onTwiml("/whisper", "<Say>Not you</Say><Hangup/>");
    dials("<Number url=\"/whisper\">%s</Number>", "08");
    stage.callScripted("08");

    assertThat(stage.customer().await("/after", r -> true).form())
        .containsEntry("DialBridged", "false")
        .doesNotContainKey("DialCallDuration");
  }

  @Test
  void detectionThatNoNumberHasIsNone() {
    dials("<Number machineDetection=\"Perhaps\" amdStatusCallback=\"/amd\">%s</Number>", "00");
    stage.callScripted("08");

    stage.customer().await("/after", r -> true);
    assertThat(stage.customer().at("/amd")).isEmpty();
  }

  private void dials(String callees, String code) {
    stage
        .customer()
        .onTwiml(
            "/answer",
            "<Dial action=\"/after\" timeout=\"30\" callerId=\"%s\">%s</Dial>"
                .formatted(FROM, callees.formatted(scripted(code))));
  }
}
