package dev.ringbridge.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.twilio.exception.ApiException;
import com.twilio.rest.api.v2010.account.Call;
import com.twilio.rest.api.v2010.account.Conference;
import com.twilio.rest.api.v2010.account.conference.Participant;
import dev.ringbridge.simulator.Customer.Received;
import dev.ringbridge.simulator.OracleLog.Entry;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** An agent's client and a lead's call in one room, as Ringbridge seats them. */
class ConferenceCallsTest {
  private static final String EVENTS =
      " statusCallbackEvent=\"start end join leave mute hold modify\"";

  @RegisterExtension final Stage stage = Stage.atSpeed(100);

  @BeforeEach
  void agentWaitsInItsRoomAndTheLeadIsSentThere() {
    stage.customer().onTwiml("/voice", conference("agent", true, true, "/conf?leg=agent"));
    stage.customer().onTwiml("/answer", conference("lead", false, false, "/other"));
    stage.customer().onTwiml("/after", "<Say>The room is over</Say>");
  }

  @Test
  void theRoomTellsTheFirstJoinersCallbackOnly() {
    Softphone.inCall(stage.simulator(), "agent");
    Call lead = bridged();
    List<Received> told = stage.customer().await("/conf", 3, r -> true);
    assertThat(told)
        .extracting(r -> r.get("SequenceNumber") + " " + r.get("StatusCallbackEvent"))
        .containsExactlyInAnyOrder(
            "1 participant-join", "2 participant-join", "3 conference-start");
    assertThat(stage.customer().at("/other")).isEmpty();
    Received joined = stage.customer().await("/conf", r -> r.get("CallSid").equals(lead.getSid()));
    assertThat(joined.form())
        .containsEntry("FriendlyName", "room")
        .containsEntry("ParticipantLabel", "lead")
        .containsEntry("StartConferenceOnEnter", "false")
        .containsEntry("EndConferenceOnExit", "false")
        .containsEntry("Muted", "false")
        .containsEntry("Hold", "false")
        .containsEntry("Coaching", "false");
    assertThat(joined.get("ConferenceSid")).matches("CF[0-9a-f]{32}");
    assertThat(joined.query()).containsEntry("leg", "agent");
    assertThat(stage.customer().forged()).isEmpty();
  }

  @Test
  void theRoomIsToldOfTheEndOfAnAnnouncement() {
    Call lead = listening();
    stage.customer().onTwiml("/words", "<Say>Somebody comes soon</Say>");
    announce(lead, "/words");
    Received over = stage.customer().await("/news", r -> true);
    assertThat(over.form())
        .containsEntry("StatusCallbackEvent", "announcement-end")
        .containsEntry("CallSid", lead.getSid());
    assertThat(stage.await("announced", lead.getSid()).details())
        .containsEntry("text", "Somebody comes soon");
  }

  @Test
  void theRoomIsToldOfAnAnnouncementThatCannotBeHad() {
    Call lead = listening();
    stage.customer().on("/words", Customer.Answer.status(404));
    announce(lead, "/words");
    assertThat(stage.customer().await("/news", r -> true).get("StatusCallbackEvent"))
        .isEqualTo("announcement-fail");
  }

  /** A lead in a room that hears of announcements only. */
  private Call listening() {
    stage
        .customer()
        .onTwiml(
            "/answer",
            "<Dial><Conference statusCallback=\"/news\" statusCallbackEvent=\"announcement\">"
                + "news</Conference></Dial>");
    Call lead = stage.callScripted("08");
    stage.await("joined", lead.getSid());
    return lead;
  }

  private void announce(Call lead, String path) {
    String room = stage.await("joined", lead.getSid()).detail("conferenceSid").orElseThrow();
    Participant.updater(room, lead.getSid())
        .setAnnounceUrl(URI.create(stage.customer().url(path)))
        .update(stage.sdk());
  }

  @Test
  void aLeadAloneWaitsAndDoesNotStartIt() {
    Call lead = stage.callScripted("08");
    Entry joined = stage.await("joined", lead.getSid());
    assertThat(joined.details())
        .containsEntry("alone", true)
        .containsEntry("label", "lead")
        .containsEntry("conference", "room");
    assertThat(Conference.reader().read(stage.sdk()).iterator().next().getStatus())
        .isEqualTo(Conference.Status.INIT);
  }

  @Test
  void whoWaitsForTheRoomToStartHearsTheDocumentForIt() {
    stage.customer().onTwiml("/wait", "<Play>https://example.com/music.mp3</Play>");
    stage
        .customer()
        .onTwiml("/answer", "<Dial><Conference waitUrl=\"/wait\">quiet</Conference></Dial>");
    Call first = stage.callScripted("08");
    assertThat(stage.await("played", first.getSid()).details())
        .containsEntry("text", "https://example.com/music.mp3");
    Call second = stage.callScripted("08");
    stage.await("joined", second.getSid());
    stage.await(e -> e.kind().equals("conference-started"));
    assertThat(stage.customer().at("/wait"))
        .extracting(r -> r.get("CallSid"))
        .containsExactly(first.getSid());
  }

  @Test
  void theAgentStaysWhenTheLeadLeaves() {
    Softphone agent = Softphone.inCall(stage.simulator(), "agent");
    Call lead = bridged();
    Call.updater(lead.getSid()).setStatus(Call.UpdateStatus.COMPLETED).update(stage.sdk());
    Received left =
        stage.customer().await("/conf", r -> r.get("StatusCallbackEvent").endsWith("leave"));
    assertThat(left.get("ReasonParticipantLeft")).isEqualTo("participant_updated_via_api");
    assertThat(left.get("ParticipantCallStatus")).isEqualTo("completed");
    assertThat(participants()).hasSize(1);
    agent.send("{\"type\":\"hangup\"}");
    assertThat(agent.await("closed").path("reason").asText()).isEqualTo("client");
    Received ended =
        stage.customer().await("/conf", r -> r.get("StatusCallbackEvent").equals("conference-end"));
    assertThat(ended.get("ReasonConferenceEnded"))
        .isEqualTo("participant-with-end-conference-on-exit-left");
    assertThat(ended.get("ParticipantLabelEndingConference")).isEqualTo("agent");
  }

  @Test
  void theLeadFallsToItsActionWhenTheAgentIsLost() {
    Softphone agent = Softphone.inCall(stage.simulator(), "agent");
    Call lead = bridged();
    agent.abort();
    assertThat(stage.customer().await("/after", r -> true).form())
        .containsEntry("CallSid", lead.getSid())
        .containsEntry("CallStatus", "in-progress")
        .containsEntry("DialCallStatus", "answered");
    assertThat(stage.await("said", lead.getSid()).details())
        .containsEntry("text", "The room is over");
    Entry left = stage.await("left", lead.getSid());
    assertThat(left.details()).containsEntry("reason", "moderator_ended_conference");
    Entry gone =
        stage.await(e -> e.kind().equals("ended") && "network".equals(e.details().get("by")));
    assertThat(gone.seq()).isGreaterThan(0);
  }

  @Test
  void aRedirectedLeadLeavesTheRoom() {
    Softphone.inCall(stage.simulator(), "agent");
    Call lead = bridged();
    stage.customer().onTwiml("/message", "<Say>Message</Say><Pause length=\"60\"/>");
    Call.updater(lead.getSid())
        .setUrl(URI.create(stage.customer().url("/message")))
        .update(stage.sdk());
    stage.await("said", lead.getSid());
    Received left =
        stage.customer().await("/conf", r -> r.get("StatusCallbackEvent").endsWith("leave"));
    assertThat(left.get("ParticipantCallStatus")).isEqualTo("in-progress");
    assertThat(left.get("ReasonParticipantLeft")).isEqualTo("participant_updated_via_api");
    assertThat(stage.customer().at("/after")).isEmpty();
  }

  @Test
  void aTakenLabelDoesNotJoinAndGoesOn() {
    stage.callScripted("08");
    stage.await(e -> e.kind().equals("joined"));
    Call second = stage.callScripted("08");
    assertThat(stage.await("warning", second.getSid()).detail("text").orElseThrow())
        .startsWith("16025");
    assertThat(stage.customer().await("/after", r -> true).get("DialCallStatus"))
        .isEqualTo("failed");
  }

  @Test
  void participantsAreListedFetchedMutedAndThrownOut() {
    Softphone.inCall(stage.simulator(), "agent");
    Call lead = bridged();
    assertThat(participants()).extracting(Participant::getLabel).containsExactly("agent", "lead");
    Participant muted =
        Participant.updater(conferenceSid(), "lead")
            .setMuted(true)
            .setHold(true)
            .update(stage.sdk());
    assertThat(muted.getMuted()).isTrue();
    assertThat(Participant.fetcher("room", lead.getSid()).fetch(stage.sdk()).getHold()).isTrue();
    stage.customer().await("/conf", r -> r.get("StatusCallbackEvent").equals("participant-mute"));
    stage.customer().await("/conf", r -> r.get("StatusCallbackEvent").equals("participant-hold"));
    assertThat(Participant.deleter("room", "lead").delete(stage.sdk())).isTrue();
    stage.customer().await("/after", r -> r.get("CallSid").equals(lead.getSid()));
    assertThat(participants()).extracting(Participant::getLabel).containsExactly("agent");
    Assertions.assertThatThrownBy(() -> Participant.fetcher("room", "lead").fetch(stage.sdk()))
        .isInstanceOf(ApiException.class);
  }

  @Test
  void aConferenceIsEndedByARequest() {
    Softphone agent = Softphone.inCall(stage.simulator(), "agent");
    bridged();
    String sid = conferenceSid();
    Conference ended =
        Conference.updater(sid).setStatus(Conference.UpdateStatus.COMPLETED).update(stage.sdk());
    assertThat(ended.getStatus()).isEqualTo(Conference.Status.COMPLETED);
    assertThat(ended.getReasonConferenceEnded())
        .isEqualTo(Conference.ReasonConferenceEnded.CONFERENCE_ENDED_VIA_API);
    assertThat(agent.await("closed").path("reason").asText()).isEqualTo("twiml");
    List<Conference> byName = new ArrayList<>();
    Conference.reader()
        .setFriendlyName("room")
        .setStatus(Conference.Status.COMPLETED)
        .read(stage.sdk())
        .forEach(byName::add);
    assertThat(byName).extracting(Conference::getSid).containsExactly(sid);
  }

  @Test
  void aNameIsFreeAgainForANewConference() {
    Call first = stage.callScripted("08");
    stage.await("joined", first.getSid());
    String before = conferenceSid();
    Call.updater(first.getSid()).setStatus(Call.UpdateStatus.COMPLETED).update(stage.sdk());
    Call second = stage.callScripted("08");
    stage.await("joined", second.getSid());
    assertThat(conferenceSid()).isNotEqualTo(before);
  }

  private Call bridged() {
    stage.await(e -> e.kind().equals("joined") && "agent".equals(e.details().get("label")));
    Call lead = stage.callScripted("08");
    stage.await("joined", lead.getSid());
    return lead;
  }

  private String conferenceSid() {
    return Conference.fetcher("room").fetch(stage.sdk()).getSid();
  }

  private List<Participant> participants() {
    List<Participant> all = new ArrayList<>();
    Participant.reader(conferenceSid()).read(stage.sdk()).forEach(all::add);
    return all;
  }

  private String conference(String label, boolean starts, boolean ends, String callback) {
    return "<Dial action=\"/after\"><Conference participantLabel=\""
        + label
        + "\" startConferenceOnEnter=\""
        + starts
        + "\" endConferenceOnExit=\""
        + ends
        + "\" statusCallback=\""
        + callback
        + "\""
        + EVENTS
        + ">room</Conference></Dial>";
  }
}
