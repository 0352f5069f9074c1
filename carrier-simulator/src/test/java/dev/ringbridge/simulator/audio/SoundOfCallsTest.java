package dev.ringbridge.simulator.audio;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.twilio.rest.api.v2010.account.Call;
import com.twilio.rest.api.v2010.account.conference.Participant;
import dev.ringbridge.simulator.Customer.Answer;
import dev.ringbridge.simulator.Customer.Received;
import dev.ringbridge.simulator.OracleLog.Entry;
import dev.ringbridge.simulator.Softphone;
import dev.ringbridge.simulator.Stage;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Agents' phones on real sockets, and what is heard on them. */
class SoundOfCallsTest {
  private static final Duration A_WHILE = Duration.ofMillis(400);
  private static final byte[] LOUD = FrameTest.even(8_000).toMuLaw();

  @RegisterExtension final Stage stage = Stage.atSpeed(100);

  /**
   * Agents wait in rooms of their names; a lead is put to the agent whom the number's end names.
   */
  @BeforeEach
  void leadsArePutThroughToTheirAgents() {
    stage.customer().on("/voice", request -> room(request.get("From").replace("client:", "")));
    stage.customer().on("/answer", SoundOfCallsTest::roomOfLead);
  }

  @Test
  void twoAgentsHearTheirOwnLeadsFromTheFirstSyllable() {
    Softphone anna = listening("anna");
    Softphone bela = listening("bela");
    Call first = stage.callScripted("08");
    Call second = stage.callScripted("09");
    assertThat(loudness(anna, 30)).isEqualTo(loudness(first));
    assertThat(loudness(bela, 30)).isEqualTo(loudness(second));
    assertThat(loudness(first)).isNotEqualTo(loudness(second));
  }

  @Test
  void leadIsHeardWithinASecondOfPickingUp() {
    Softphone anna = listening("anna");
    Call lead = stage.callScripted("08");
    anna.hear();
    Entry began = stage.await("sound-began", lead.getSid());
    assertThat(began.details()).containsEntry("to", Stage.scripted("08"));
    assertThat((double) began.details().get("afterMs")).isBetween(0.0, 1_000.0);
  }

  @Test
  void leadHearsTheAgentUnlessTheyAreMuted() {
    Softphone anna = listening("anna");
    Call lead = stage.callScripted("08");
    anna.hear();
    say(anna, 20);
    awaitHeard(lead, 20);
    anna.send("{\"type\":\"mute\",\"muted\":true}");
    stage.await(e -> e.kind().equals("client-muted"));
    say(anna, 20);
    anna.send("{\"type\":\"mute\",\"muted\":false}");
    stage.await(e -> "false".equals(String.valueOf(e.details().get("muted"))));
    say(anna, 10);
    awaitHeard(lead, 30);
    assertThat(sound(lead).path("heardFrames").asInt()).isGreaterThanOrEqualTo(50);
  }

  @Test
  void agentWhomTheRoomMutesReachesNobody() {
    Softphone anna = listening("anna");
    Call lead = stage.callScripted("08");
    anna.hear();
    Participant.updater("anna", "anna").setMuted(true).update(stage.sdk());
    say(anna, 20);
    Call.updater(lead.getSid()).setStatus(Call.UpdateStatus.COMPLETED).update(stage.sdk());
    assertThat(stage.await("sound-ended", lead.getSid()).details()).containsEntry("heardSound", 0L);
  }

  @Test
  void leadOnHoldHearsMusicAndTheAgentNothing() {
    Softphone anna = listening("anna");
    Call lead = stage.callScripted("08");
    anna.hear();
    Participant.updater("anna", "lead").setHold(true).update(stage.sdk());
    awaitAtLeast(lead, 10);
    anna.forgetSound();
    assertThat(anna.hear(A_WHILE)).isEmpty();
    Participant.updater("anna", "lead").setHold(false).update(stage.sdk());
    anna.hear();
  }

  @Test
  void hangingUpEndsTheSound() {
    Softphone anna = listening("anna");
    Call lead = stage.callScripted("08");
    anna.hear();
    Call.updater(lead.getSid()).setStatus(Call.UpdateStatus.COMPLETED).update(stage.sdk());
    Entry ended = stage.await("sound-ended", lead.getSid());
    assertThat((long) ended.details().get("saidFrames")).isPositive();
    anna.forgetSound();
    assertThat(anna.hear(A_WHILE)).isEmpty();
  }

  @Test
  void phoneThatDoesNotAskGetsNoSound() {
    Softphone anna = Softphone.inCall(stage.simulator(), "anna");
    Call lead = stage.callScripted("08");
    stage.await("joined", lead.getSid());
    assertThat(anna.hear(A_WHILE)).isEmpty();
    assertThat(stage.entries("sound-began", lead.getSid())).isEmpty();
    anna.send("{\"type\":\"sound\",\"on\":true}");
    anna.hear();
    anna.send("{\"type\":\"sound\",\"on\":false}");
    stage.await("sound-ended", lead.getSid());
  }

  @Test
  void soundThatIsNoFrameIsRefusedAndTheCallGoesOn() {
    Softphone anna = listening("anna");
    anna.say(new byte[] {1, 2, 3});
    assertThat(anna.await("error").path("code").asInt()).isEqualTo(31_003);
    stage.callScripted("08");
    anna.hear();
  }

  private Softphone listening(String name) {
    Softphone phone = Softphone.inCall(stage.simulator(), name);
    phone.send("{\"type\":\"sound\",\"on\":true}");
    stage.await(e -> e.kind().equals("joined") && name.equals(e.details().get("label")));
    return phone;
  }

  /** As a microphone does: a frame when the last one is over. */
  private static void say(Softphone phone, int frames) {
    for (int i = 0; i < frames; i++) {
      phone.say(LOUD);
      phone.hear();
    }
  }

  private void awaitHeard(Call lead, int frames) {
    awaitAtLeast(lead, frames);
    assertThat(sound(lead).path("heardSound").asInt()).isEqualTo(frames);
  }

  private void awaitAtLeast(Call lead, int frames) {
    for (int i = 0; i < 1_000; i++) {
      if (sound(lead).path("heardSound").asInt() >= frames) {
        return;
      }
    }
    throw new AssertionError("the lead heard " + sound(lead));
  }

  private JsonNode sound(Call call) {
    try {
      JsonNode calls = new JsonMapper().readTree(stage.admin("GET", "/calls", "").body());
      return Stream.of(calls.path("calls"))
          .flatMap(all -> all.findParents("sound").stream())
          .filter(one -> one.path("sid").asText().equals(call.getSid()))
          .findFirst()
          .orElseThrow()
          .path("sound");
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }

  private static List<Integer> loudness(Softphone phone, int frames) {
    return Stream.generate(() -> Frame.ofMuLaw(phone.hear()).loudness()).limit(frames).toList();
  }

  private static List<Integer> loudness(Call call) {
    Speech speech = Speech.of(call.getTo());
    return Stream.iterate(0L, i -> i + 1)
        .map(i -> Frame.ofMuLaw(speech.at(i).toMuLaw()).loudness())
        .limit(30)
        .toList();
  }

  private static Answer roomOfLead(Received request) {
    String name = request.get("To").endsWith("08") ? "anna" : "bela";
    return conference(name, "lead");
  }

  private static Answer room(String name) {
    return conference(name, name);
  }

  private static Answer conference(String name, String label) {
    return Answer.twiml(
        "<Dial><Conference participantLabel=\"" + label + "\">" + name + "</Conference></Dial>");
  }
}
