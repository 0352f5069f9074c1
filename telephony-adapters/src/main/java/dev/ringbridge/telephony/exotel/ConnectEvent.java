package dev.ringbridge.telephony.exotel;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ringbridge.core.call.CallRef;
import dev.ringbridge.telephony.carrier.CarrierLeg;
import dev.ringbridge.telephony.inbox.Letter;
import dev.ringbridge.telephony.reporting.CallReport.News;
import dev.ringbridge.telephony.room.RoomRef;
import java.util.Map;
import java.util.Optional;

/**
 * What is said of a call that rings an agent and then the lead (telephony.md 10.4): {@code
 * answered} for either of them, and {@code terminal}.
 *
 * @param room of the agent who was rung
 * @param leg the call's own name
 * @param json what came
 */
record ConnectEvent(CallRef call, RoomRef room, CarrierLeg leg, JsonNode json) {
  private static final String GOES_ON = "in-progress";

  private String type() {
    return json.path("EventType").asText("");
  }

  /** The state of the agent's leg, 0, or the lead's, 1; empty where it was not tried. */
  private String status(int index) {
    String said = json.path("Legs").path(index).path("Status").asText("");
    return Words.isUntried(said) ? "" : said;
  }

  /** What it says of the lead; of an end without a word on the legs, the carrier is asked. */
  Optional<News> news() {
    return switch (type()) {
      case "answered" ->
          Optional.of(status(1).equals(GOES_ON) ? new News.Answered() : new News.Ringing());
      case "terminal" -> Words.leadsEnding(status(0), status(1)).map(News.Over::new);
      default -> Optional.empty();
    };
  }

  /** Whether the agent did not pick up, so that nobody called the lead. */
  boolean isWithoutAgent() {
    return type().equals("terminal") && status(1).isEmpty() && Words.isUnreached(status(0));
  }

  /** As it is filed: no number of it is kept. */
  Letter letter(String kind) {
    Map<String, String> body =
        Map.of(
            "CallSid", leg.carrierCallId(), "event", type(), "agent", status(0), "lead", status(1));
    return new Letter(
        "exotel-" + kind + ":" + leg.carrierCallId() + ":" + type() + ":" + status(1),
        kind,
        call.tenancy(),
        leg.carrierCallId(),
        body);
  }

  /** Its kind alone: the rest has numbers. */
  @Override
  public String toString() {
    return "ConnectEvent[" + type() + "]";
  }
}
