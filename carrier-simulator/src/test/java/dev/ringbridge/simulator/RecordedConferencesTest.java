package dev.ringbridge.simulator;

import static dev.ringbridge.simulator.Stage.FROM;
import static dev.ringbridge.simulator.Stage.scripted;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.twilio.base.Page;
import com.twilio.exception.ApiException;
import com.twilio.rest.api.v2010.account.Call;
import com.twilio.rest.api.v2010.account.Recording;
import com.twilio.rest.api.v2010.account.RecordingReader;
import com.twilio.rest.api.v2010.account.conference.Participant;
import com.twilio.rest.api.v2010.account.conference.ParticipantCreator;
import com.twilio.type.PhoneNumber;
import dev.ringbridge.simulator.Customer.Received;
import java.net.URI;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Recordings of conferences, and the list of all recordings, with the official SDK. */
class RecordedConferencesTest {
  private static final String RECORDED =
      "<Dial><Conference record=\"record-from-start\" recordingStatusCallback=\"/recording\""
          + " recordingStatusCallbackEvent=\"in-progress completed\">recorded</Conference></Dial>";

  @RegisterExtension final Stage stage = Stage.atSpeed(20);

  @Test
  void conferenceIsRecordedFromTheSecondWhoComesToItsEnd() {
    stage.customer().onTwiml("/answer", RECORDED);
    String first = stage.callScripted("08").getSid();
    stage.await("joined", first);
    assertThat(stage.kinds()).doesNotContain("recording-started");
    String second = stage.callScripted("08").getSid();
    Received begun = told("in-progress");
    assertThat(begun.form())
        .containsEntry("RecordingSource", "Conference")
        .containsEntry("RecordingChannels", "1")
        .doesNotContainKey("CallSid");
    String conference = begun.get("ConferenceSid");
    String sid = begun.get("RecordingSid");
    com.twilio.rest.api.v2010.account.conference.Recording live = ofConference(conference).get(0);
    assertThat(live.getSid()).isEqualTo(sid);
    assertThat(live.getStatus().toString()).isEqualTo("in-progress");
    hangUp(second);
    hangUp(first);

    assertThat(told("completed").form())
        .containsEntry("RecordingSid", sid)
        .containsEntry("ConferenceSid", conference)
        .containsKey("RecordingDuration");
    assertThat(stage.customer().forged()).isEmpty();
    Recording done = Recording.fetcher(sid).fetch(stage.sdk());
    assertThat(done.getConferenceSid()).isEqualTo(conference);
    assertThat(done.getSource().toString()).isEqualTo("Conference");
    assertThat(Recording.reader().setConferenceSid(conference).read(stage.sdk())).hasSize(1);
    assertThat(com.twilio.rest.api.v2010.account.call.Recording.reader(first).read(stage.sdk()))
        .as("a conference's recording is none of its calls'")
        .isEmpty();
  }

  @Test
  void conferenceOfDialedParticipantsIsRecordedPausedStoppedAndDeleted() {
    Participant first =
        participant()
            .setConferenceRecord("record-from-start")
            .setConferenceRecordingStatusCallback(URI.create(stage.customer().url("/recording")))
            .setConferenceRecordingStatusCallbackEvent(List.of("in-progress", "completed"))
            .create(stage.sdk());
    String conference = first.getConferenceSid();
    Participant second = participant().create(stage.sdk());
    String sid = told("in-progress").get("RecordingSid");

    assertThat(update(conference, "Twilio.CURRENT", "paused")).isEqualTo("paused");
    assertThat(update(conference, sid, "in-progress")).isEqualTo("in-progress");
    assertThat(update(conference, sid, "stopped")).isEqualTo("processing");
    assertThat(told("completed").get("ConferenceSid")).isEqualTo(conference);
    stage.await(entry -> entry.kind().equals("recording-ready"));
    assertThat(
            com.twilio.rest.api.v2010.account.conference.Recording.deleter(conference, sid)
                .delete(stage.sdk()))
        .isTrue();
    assertThat(ofConference(conference)).isEmpty();
    hangUp(first.getCallSid());
    hangUp(second.getCallSid());
    stage.await(entry -> entry.kind().equals("conference-ended"));
    assertThat(Recording.reader().read(stage.sdk())).as("nothing begins anew").isEmpty();
  }

  @Test
  void recordingThatConferencesDoNotHaveIsRefused() {
    ApiException refused =
        catchThrowableOfType(
            ApiException.class,
            () -> participant().setConferenceRecord("sometimes").create(stage.sdk()));

    assertThat(refused.getMessage()).contains("ConferenceRecord");
    assertThat(stage.kinds()).doesNotContain("queued");
  }

  @Test
  void allRecordingsAreListedNewestFirstInPagesAndByWhatTheyAreOf() {
    stage.customer().onTwiml("/answer", "<Pause length=\"600\"/>");
    String one = recorded();
    String other = recorded();
    List<String> sids = sids(Recording.reader());
    assertThat(sids).hasSize(3);

    Page<Recording> page = Recording.reader().pageSize(2).firstPage(stage.sdk());
    assertThat(page.getRecords()).extracting(Recording::getSid).isEqualTo(sids.subList(0, 2));
    assertThat(Recording.reader().nextPage(page, stage.sdk()).getRecords())
        .extracting(Recording::getSid)
        .isEqualTo(sids.subList(2, 3));
    assertThat(sids(Recording.reader().setCallSid(one))).isEqualTo(sids.subList(2, 3));
    Recording.deleter(sids.get(2)).delete(stage.sdk());
    assertThat(sids(Recording.reader())).isEqualTo(sids.subList(0, 2));
    assertThat(sids(Recording.reader().setIncludeSoftDeleted(true))).isEqualTo(sids);
    assertThat(sids(Recording.reader().setCallSid(other))).hasSize(2);
  }

  /** A call that was recorded, the second of them twice. */
  private String recorded() {
    String call = stage.callScripted("08").getSid();
    stage.await("twiml-received", call);
    int times = sids(Recording.reader()).isEmpty() ? 1 : 2;
    for (int i = 0; i < times; i++) {
      com.twilio.rest.api.v2010.account.call.Recording.creator(call).create(stage.sdk());
    }
    hangUp(call);
    stage.await("recording-ready", call);
    return call;
  }

  private List<String> sids(RecordingReader reader) {
    return StreamSupport.stream(reader.read(stage.sdk()).spliterator(), false)
        .map(Recording::getSid)
        .toList();
  }

  private Received told(String status) {
    return stage.customer().await("/recording", r -> r.get("RecordingStatus").equals(status));
  }

  private List<com.twilio.rest.api.v2010.account.conference.Recording> ofConference(String sid) {
    return StreamSupport.stream(
            com.twilio.rest.api.v2010.account.conference.Recording.reader(sid)
                .read(stage.sdk())
                .spliterator(),
            false)
        .toList();
  }

  private String update(String conference, String sid, String status) {
    return com.twilio.rest.api.v2010.account.conference.Recording.updater(
            conference,
            sid,
            com.twilio.rest.api.v2010.account.conference.Recording.Status.forValue(status))
        .update(stage.sdk())
        .getStatus()
        .toString();
  }

  private ParticipantCreator participant() {
    return Participant.creator(
        "recorded-table", new PhoneNumber(FROM), new PhoneNumber(scripted("08")));
  }

  private void hangUp(String call) {
    Call.updater(call).setStatus(Call.UpdateStatus.COMPLETED).update(stage.sdk());
  }
}
