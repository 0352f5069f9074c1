package dev.ringbridge.telephony.matrix;

import dev.ringbridge.core.access.Role;
import dev.ringbridge.core.agent.AgentLegEvent.AgentLegUp;
import dev.ringbridge.core.event.Tenancy;
import dev.ringbridge.simulator.SimulatedAccount;
import dev.ringbridge.telephony.exotel.ExotelStage;
import dev.ringbridge.telephony.testing.Admin;
import dev.ringbridge.telephony.testing.Scene;
import dev.ringbridge.telephony.testing.SimulatedCarrier;
import dev.ringbridge.telephony.testing.Telephone;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * An account of an organization of its own with one of the carriers.
 *
 * @param agent gives another agent, whose leg is up
 * @param telephones those of its agents that have some
 */
record Stage(
    Tenancy tenancy, UUID accountId, Supplier<AgentLegUp> agent, List<Telephone> telephones)
    implements AutoCloseable {
  private static final int PER_SECOND = 20;

  static Stage of(String face, Scene scene) {
    return face.equals("twilio") ? twilio(scene) : exotel(scene);
  }

  private static Stage exotel(Scene scene) {
    ExotelStage stage = ExotelStage.open(scene);
    return new Stage(stage.admin.tenancy, stage.accountId, stage::agentUp, List.of());
  }

  private static Stage twilio(Scene scene) {
    Admin admin = new Admin();
    admin.openAtTheCarrier();
    SimulatedCarrier.put(fast(admin));
    Map<String, Object> form = admin.form();
    form.put("callsPerSecond", PER_SECOND);
    UUID accountId =
        UUID.fromString(Admin.json(admin.post(form).statusCode(201)).get("id").asText());
    ExotelStage.until(
        () ->
            admin.as(UUID.randomUUID(), Role.AGENT).get("/api/v1/softphone").getStatusCode()
                == 200);
    List<Telephone> telephones = new ArrayList<>();
    return new Stage(
        admin.tenancy,
        accountId,
        () -> {
          telephones.add(telephone(admin));
          return telephones.get(telephones.size() - 1).leg(scene);
        },
        telephones);
  }

  /** The carrier's rate is not what this is about. */
  private static SimulatedAccount fast(Admin admin) {
    String sid = admin.accountSid().substring(2);
    return new SimulatedAccount(
        admin.accountSid(),
        admin.authToken(),
        "SK" + sid,
        admin.keySecret(),
        PER_SECOND * 2,
        Map.of(admin.applicationSid(), SimulatedCarrier.publicUrl() + "/carrier/twilio/agent"),
        Set.of(Admin.NUMBER),
        Set.of(Admin.VERIFIED));
  }

  private static Telephone telephone(Admin admin) {
    UUID agentId = UUID.randomUUID();
    return Telephone.up(
        agentId,
        Admin.json(admin.as(agentId, Role.AGENT).get("/api/v1/softphone").then().statusCode(200)));
  }

  @Override
  public void close() {
    telephones.forEach(Telephone::close);
  }
}
