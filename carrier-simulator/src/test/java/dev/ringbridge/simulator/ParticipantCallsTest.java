package dev.ringbridge.simulator;

import static dev.ringbridge.simulator.Stage.APPLICATION;
import static dev.ringbridge.simulator.Stage.FROM;
import static dev.ringbridge.simulator.Stage.scripted;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.twilio.exception.ApiException;
import com.twilio.rest.api.v2010.account.Call;
import com.twilio.rest.api.v2010.account.Conference;
import com.twilio.rest.api.v2010.account.conference.Participant;
import com.twilio.rest.api.v2010.account.conference.ParticipantCreator;
import com.twilio.type.PhoneNumber;
import dev.ringbridge.simulator.Customer.Received;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** People who are dialed into a room, with the official SDK. */
class ParticipantCallsTest {
  private static final String ROOM = "round-table";

  @RegisterExtension final Stage stage = Stage.atSpeed(50);

  @Test
  void whoeverIsDialedOpensTheRoomAndTheNextOneStartsIt() {
    Participant first = dialed("08", "anna");
    assertThat(first.getStatus()).isEqualTo(Participant.Status.QUEUED);
    assertThat(first.getLabel()).isEqualTo("anna");
    assertThat(Integer.parseInt(first.getQueueTime())).isNotNegative();
    Participant second = dialed("08", "ben");
    assertThat(second.getConferenceSid()).isEqualTo(first.getConferenceSid());

    List<Received> told =
        stage.customer().await("/room", 1, r -> r.get("StatusCallbackEvent").endsWith("start"));
    assertThat(told.get(0).get("FriendlyName")).isEqualTo(ROOM);
    assertThat(stage.customer().await("/room", 2, ParticipantCallsTest::isJoin))
        .extracting(joined -> joined.get("ParticipantLabel"))
        .containsExactlyInAnyOrder("anna", "ben");
    Received ringing = stage.customer().await("/leg", r -> r.get("CallStatus").equals("ringing"));
    assertThat(ringing.query()).containsEntry("call", "abc");
    assertThat(fetched(first, "anna").getStatus()).isEqualTo(Participant.Status.CONNECTED);
    assertThat(stage.customer().at("/room").stream().filter(r -> !r.signed())).isEmpty();

    Participant.deleter(first.getConferenceSid(), "anna").delete(stage.sdk());
    stage.awaitEnd(first.getCallSid());
    Call.updater(second.getCallSid()).setStatus(Call.UpdateStatus.COMPLETED).update(stage.sdk());
    Received over =
        stage.customer().await("/room", r -> r.get("StatusCallbackEvent").equals("conference-end"));
    assertThat(over.get("ReasonConferenceEnded")).isEqualTo("last-participant-left");
  }

  @Test
  void whoeverDoesNotComeIsNotAddedAndAnEmptyRoomIsOver() {
    Participant busy = dialed("01", "nobody");

    Received left =
        stage.customer().await("/room", r -> r.get("StatusCallbackEvent").endsWith("-leave"));
    assertThat(left.form())
        .containsEntry("ReasonParticipantLeft", "participant_add_failed")
        .containsEntry("ParticipantCallStatus", "busy")
        .containsEntry("ParticipantLabel", "nobody")
        .containsEntry("CallSid", busy.getCallSid());
    stage.customer().await("/room", r -> r.get("StatusCallbackEvent").equals("conference-end"));
    assertThat(Conference.fetcher(busy.getConferenceSid()).fetch(stage.sdk()).getStatus())
        .isEqualTo(Conference.Status.COMPLETED);
    assertThatThrownBy(() -> creator(busy.getConferenceSid(), "08").create(stage.sdk()))
        .isInstanceOfSatisfying(
            ApiException.class, e -> assertThat(e.getStatusCode()).isEqualTo(404));
  }

  @Test
  void applicationIsBroughtInWithWhatIsHandedOverAndIsGoneWhenItsDocumentIsOver() {
    stage.customer().onTwiml("/voice", "<Say>This talk is recorded</Say>");
    stage.await("joined", dialed("08", "anna").getCallSid());
    Participant added = application(APPLICATION + "?lead=7");

    Received asked = stage.customer().await("/voice", r -> true);
    assertThat(asked.form())
        .containsEntry("CallSid", added.getCallSid())
        .containsEntry("To", "app:" + APPLICATION + "?lead=7")
        .containsEntry("lead", "7");
    assertThat(stage.await("joined", added.getCallSid()).details())
        .containsEntry("conference", ROOM);
    assertThat(stage.await("played", added.getCallSid()).details())
        .containsEntry("text", "This talk is recorded");
    assertThat(stage.awaitEnd(added.getCallSid()).details())
        .containsEntry("status", "completed")
        .containsEntry("by", "twiml");
  }

  @Test
  void applicationThatIsNotTheAccountsAndOneThatIsCalledByItselfAreRefused() {
    assertThatThrownBy(() -> application("AP00000000000000000000000000000099"))
        .isInstanceOfSatisfying(
            ApiException.class, refused -> assertThat(refused.getCode()).isEqualTo(21218));
    assertThatThrownBy(() -> stage.call("app:" + APPLICATION).create(stage.sdk()))
        .isInstanceOfSatisfying(
            ApiException.class, refused -> assertThat(refused.getCode()).isEqualTo(21211));
  }

  private Participant application(String address) {
    return Participant.creator(ROOM, new PhoneNumber(FROM), new PhoneNumber("app:" + address))
        .create(stage.sdk());
  }

  @Test
  void whoeverStillRingsIsSeenAndCalledOff() {
    Participant ringing = dialed("02", "late");
    stage.await("ringing", ringing.getCallSid());

    assertThat(fetched(ringing, "late").getStatus()).isEqualTo(Participant.Status.RINGING);
    assertThat(Participant.reader(ringing.getConferenceSid()).read(stage.sdk())).isEmpty();
    assertThatThrownBy(() -> dialed("08", "late"))
        .isInstanceOfSatisfying(ApiException.class, e -> assertThat(e.getCode()).isEqualTo(16025));
    Participant.deleter(ringing.getConferenceSid(), "late").delete(stage.sdk());
    assertThat(stage.awaitEnd(ringing.getCallSid()).details()).containsEntry("status", "canceled");
  }

  @Test
  void roomThatEndsCallsOffWhoeverStillRings() {
    Participant ringing = dialed("02", "late");
    stage.await("ringing", ringing.getCallSid());
    Conference.updater(ringing.getConferenceSid())
        .setStatus(Conference.UpdateStatus.COMPLETED)
        .update(stage.sdk());
    assertThat(stage.awaitEnd(ringing.getCallSid()).details()).containsEntry("status", "canceled");
  }

  private static boolean isJoin(Received told) {
    return told.get("StatusCallbackEvent").equals("participant-join");
  }

  private Participant fetched(Participant participant, String label) {
    return Participant.fetcher(participant.getConferenceSid(), label).fetch(stage.sdk());
  }

  private Participant dialed(String code, String label) {
    return creator(ROOM, code)
        .setLabel(label)
        .setConferenceStatusCallback(URI.create(stage.customer().url("/room")))
        .setConferenceStatusCallbackEvent(List.of("start end join leave"))
        .create(stage.sdk());
  }

  private ParticipantCreator creator(String room, String code) {
    return Participant.creator(room, new PhoneNumber(FROM), new PhoneNumber(scripted(code)))
        .setTimeout(30)
        .setStatusCallback(URI.create(stage.customer().url("/leg?call=abc")))
        .setStatusCallbackEvent(List.of("initiated", "ringing", "answered", "completed"));
  }
}
