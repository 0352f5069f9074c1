package dev.ringbridge.simulator.exotel;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ringbridge.simulator.call.CallStatus;
import dev.ringbridge.simulator.call.Moments;
import dev.ringbridge.simulator.connect.ExotelNumber;
import dev.ringbridge.simulator.connect.Ist;
import dev.ringbridge.simulator.exotel.ExotelStage.Reply;
import dev.ringbridge.simulator.legs.Contact;
import dev.ringbridge.simulator.legs.Leg;
import dev.ringbridge.simulator.legs.LegLimits;
import dev.ringbridge.simulator.legs.LegOrder;
import dev.ringbridge.simulator.legs.Origin;
import dev.ringbridge.simulator.time.Tempo;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class CallDetailsTest {
  @RegisterExtension final ExotelStage stage = ExotelStage.atSpeed(100);

  @Test
  void aLegIsAmongTheCallsWithIndianTimesAndNumbers() {
    Map<String, Object> leg = stage.leg("01");
    leg.put("contact_uri", "+91" + "2255550101");
    String sid = stage.create(leg);
    stage.await("ended", sid);
    JsonNode call = stage.v1("/Calls/" + sid + ".json?details=true").json().path("Call");
    assertThat(call.path("Sid").asText()).isEqualTo(sid);
    assertThat(call.path("To").asText()).isEqualTo("0" + "2255550101");
    assertThat(call.path("Status").asText()).isEqualTo("busy");
    Instant created = Ist.read(call.path("DateCreated").asText()).orElseThrow();
    assertThat(created).isBetween(Instant.now().minusSeconds(30), Instant.now().plusSeconds(1));
    assertThat(call.path("Details").path("Leg1Status").asText()).isEqualTo("busy");
  }

  @Test
  void timesAreIndianWithoutSayingSo() {
    assertThat(Ist.write(Instant.parse("2026-11-20T10:11:02Z"))).isEqualTo("2026-11-20 15:41:02");
    assertThat(Ist.read("2026-11-20 15:41:02")).contains(Instant.parse("2026-11-20T10:11:02Z"));
    assertThat(Ist.read("1970-01-01 05:30:00")).contains(Instant.EPOCH);
    assertThat(Ist.read("yesterday")).isEmpty();
  }

  @Test
  void theEndIsKnownTwoMinutesLate() {
    Instant ended = Instant.parse("2026-11-20T10:12:02Z");
    CallRecord leg = CallRecord.of(talkedUntil(ended));
    Map<String, ?> early = new DetailsJson(new Tempo(1), ended.plusSeconds(119)).of(leg, false);
    assertThat(early.get("Status")).isEqualTo("completed");
    assertThat(early.get("EndTime")).isNull();
    assertThat(early.get("Duration")).isNull();
    Map<String, ?> late = new DetailsJson(new Tempo(1), ended.plusSeconds(120)).of(leg, false);
    assertThat(late.get("EndTime")).isEqualTo("2026-11-20 15:42:02");
    assertThat(late.get("Duration")).isEqualTo("60");
    assertThat(late.get("Price")).isNotNull();
  }

  @Test
  void aListIsFilteredAndComesInPages() {
    List<String> sids = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      sids.add(stage.call("01"));
    }
    String other = stage.call("05");
    String span =
        "gte:" + Ist.write(Instant.now().minusSeconds(60)) + ";lte:" + Ist.write(Instant.now());
    String query = "?To=" + encoded("+15555550101") + "&PageSize=2&DateCreated=" + encoded(span);
    Reply first = stage.v1("/Calls.json" + query);
    assertThat(sids(first)).containsExactly(sids.get(2), sids.get(1));
    assertThat(first.json().path("Metadata").path("Total").asInt()).isEqualTo(3);
    String next = first.json().path("Metadata").path("NextPageUri").asText();
    Reply second = stage.send("GET", next, Map.of());
    assertThat(sids(second)).containsExactly(sids.get(0));
    assertThat(second.json().path("Metadata").path("NextPageUri").isNull()).isTrue();
    assertThat(sids(stage.v1("/Calls.json?Sid=" + other))).containsExactly(other);
    assertThat(sids(stage.v1("/Calls.json?DateCreated=" + encoded("lte:2020-01-01 00:00:00"))))
        .isEmpty();
    assertThat(stage.v1("/Calls.json?DateCreated=today").status()).isEqualTo(400);
  }

  @Test
  void numbersAreReadAsTheCarrierReadsThem() {
    assertThat(ExotelNumber.read("09812345678")).contains("+919812345678");
    assertThat(ExotelNumber.read("919812345678")).contains("+919812345678");
    assertThat(ExotelNumber.read("+15555550100")).contains("+15555550100");
    assertThat(ExotelNumber.read("9812345678")).isEmpty();
    assertThat(ExotelNumber.write("+919812345678")).isEqualTo("09812345678");
    assertThat(ExotelNumber.write("+15555550100")).isEqualTo("0015555550100");
  }

  private static Leg talkedUntil(Instant ended) {
    Contact contact = new Contact("+15555550100", "+15555550100", Contact.Network.PSTN);
    Duration half = Duration.ofSeconds(30);
    LegOrder order =
        new LegOrder(
            ExotelStage.ACCOUNT,
            contact,
            ExotelStage.EXOPHONE,
            Optional.empty(),
            Optional.empty(),
            LegOrder.Amd.OFF,
            new LegLimits(half, half, half, half),
            Origin.alone(contact, Optional.empty()));
    Instant answered = ended.minusSeconds(60);
    Moments moments = new Moments(answered, ended, answered, answered, ended);
    return new Leg("leg", order, CallStatus.COMPLETED, moments, Optional.empty());
  }

  private static List<String> sids(Reply reply) {
    List<String> sids = new ArrayList<>();
    reply.json().path("Calls").forEach(call -> sids.add(call.path("Sid").asText()));
    return sids;
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
