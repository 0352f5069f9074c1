package dev.ringbridge.simulator.exotel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringbridge.simulator.Softphone;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Agents with a softphone of their own, on real sockets. */
class PhonesTest {
  private static final String PHIL =
      "/phone?account=" + ExotelStage.ACCOUNT + "&user=phil&secret=" + ExotelStage.SIP_SECRET;

  @RegisterExtension final ExotelStage stage = ExotelStage.atSpeed(20);

  @Test
  void aLegRingsAtThePhoneAndIsAnsweredByHand() {
    Softphone phone = registered();
    String sid = stage.create(leg());
    assertThat(phone.await("incoming").path("callSid").asText()).isEqualTo(sid);
    assertThat(stage.get("/legs/" + sid).sid("state")).isEqualTo("ringing");
    phone.send("{\"type\":\"answer\"}");
    phone.await("open");
    stage.sink().await(sid, "leg_answered");
    assertThat(stage.await("answered", sid).details()).containsEntry("voice", "CLIENT");
    phone.send("{\"type\":\"mute\",\"muted\":true}");
    assertThat(stage.await("client-muted", sid).details()).containsEntry("muted", true);
    stage.act(sid, "<Hangup/>");
    assertThat(phone.await("closed").path("reason").asText()).isEqualTo("rest");
  }

  @Test
  void theAgentHangsUp() {
    Softphone phone = registered();
    String sid = answered(phone);
    phone.send("{\"type\":\"hangup\"}");
    phone.await("closed");
    assertThat(stage.await("ended", sid).details()).containsEntry("by", "client");
  }

  @Test
  void theAgentDeclines() {
    Softphone phone = registered();
    String sid = stage.create(leg());
    phone.await("incoming");
    phone.send("{\"type\":\"hangup\"}");
    assertThat(stage.sink().await(sid, "leg_terminated").more("cause")).isEqualTo("no-answer");
  }

  @Test
  void aPhoneThatIsNotRegisteredCannotBeReached() {
    String sid = stage.create(leg());
    stage.sink().await(sid, "leg_failed_to_create");
    assertThat(stage.await("ended", sid).details()).containsEntry("sipCode", 480);
  }

  @Test
  void aPhoneHasOneLegAtATime() {
    Softphone phone = registered();
    answered(phone);
    String second = stage.create(leg());
    assertThat(stage.sink().await(second, "leg_terminated").more("cause")).isEqualTo("busy");
  }

  @Test
  void theBridgedLeadIsHeardAndHears() {
    Softphone phone = registered();
    phone.send("{\"type\":\"sound\",\"on\":true}");
    String agent = answered(phone);
    String lead = stage.lead();
    assertThat(phone.hear(Duration.ofMillis(300))).isEmpty();
    stage.bridge(lead, agent);
    for (int i = 0; i < 10; i++) {
      phone.hear();
      phone.say(new byte[160]);
    }
    stage.act(lead, "<Hangup/>");
    assertThat((long) stage.await("sound-ended", lead).details().get("heardSound")).isPositive();
  }

  @Test
  void aLostSocketEndsTheLegAndSoTheBridge() {
    Softphone phone = registered();
    String agent = answered(phone);
    String lead = stage.lead();
    stage.bridge(lead, agent);
    stage.await("joined", agent);
    phone.abort();
    assertThat(stage.await("ended", agent).details()).containsEntry("by", "network");
    stage.sink().await(lead, "leg_left_bridge");
    assertThat(stage.get("/legs/" + lead).sid("state")).isEqualTo("answered");
  }

  @Test
  void anAdminLooksAtPhonesAndCutsThem() {
    Softphone phone = registered();
    String sid = answered(phone);
    assertThat(stage.admin("GET", "/clients", "").json().path("clients").path(0).asText())
        .isEqualTo("phil");
    assertThat(stage.admin("POST", "/clients/phil/drop", "").status()).isEqualTo(204);
    phone.await("gone");
    assertThat(stage.await("ended", sid).details()).containsEntry("by", "network");
    assertThat(stage.admin("POST", "/clients/phil/drop", "").status()).isEqualTo(404);
  }

  @Test
  void theSecondRegistrationTakesTheFirstsPlace() {
    Softphone first = registered();
    registered();
    first.await("gone");
    assertThat(stage.admin("GET", "/clients", "").json().path("clients")).hasSize(1);
  }

  @Test
  void whoHasNoSecretIsNotRegistered() {
    for (String query :
        List.of(
            "account=acme1m&user=phil&secret=wrong",
            "account=acme1m&user=phil",
            "account=acme1m&user=nobody",
            "")) {
      Softphone phone = Softphone.at(stage.simulator(), "/phone?" + query);
      assertThat(phone.await("error").path("code").asInt()).isEqualTo(401);
      phone.await("gone");
    }
    assertThat(stage.kinds()).isEmpty();
  }

  @Test
  void framesThatMeanNothingAreToldSo() {
    Softphone phone = registered();
    phone.send("{\"type\":\"answer\"}");
    assertThat(phone.await("error").path("code").asInt()).isEqualTo(481);
    answered(phone);
    phone.send("{\"type\":\"answer\"}");
    phone.send("{\"type\":\"dance\"}");
    assertThat(phone.await("error").path("code").asInt()).isEqualTo(400);
  }

  private Softphone registered() {
    Softphone phone = Softphone.at(stage.simulator(), PHIL);
    phone.await("ready");
    return phone;
  }

  private String answered(Softphone phone) {
    String sid = stage.create(leg());
    phone.await("incoming");
    phone.send("{\"type\":\"answer\"}");
    phone.await("open");
    return sid;
  }

  private Map<String, Object> leg() {
    Map<String, Object> leg = stage.leg("08");
    leg.putAll(
        Map.of("contact_uri", "sip:phil@" + ExotelStage.ACCOUNT + ".voip", "network_type", "voip"));
    return leg;
  }
}
