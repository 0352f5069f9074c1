package dev.ringbridge.telephony.matrix;

import dev.ringbridge.core.agent.AgentLegEvent.AgentLegUp;
import dev.ringbridge.core.call.Call;
import dev.ringbridge.core.call.CallCommand.HangUpCall;
import dev.ringbridge.core.call.CallEvent;
import dev.ringbridge.core.call.CallEvent.CallBridged;
import dev.ringbridge.core.call.CallEvent.CallEnded;
import dev.ringbridge.core.call.CallRef;
import dev.ringbridge.core.call.CallRules;
import dev.ringbridge.core.call.DialJob.PlaceCall;
import dev.ringbridge.core.call.Outcome;
import dev.ringbridge.core.call.PhoneNumber;
import dev.ringbridge.telephony.testing.Scene;
import dev.ringbridge.telephony.testing.SimulatedCarrier;
import io.restassured.RestAssured;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** A cell that was dialed: its number, its call and what is known of it. */
final class DialedCell {
  /** Who is called, by the simulator's scripted numbers. */
  private static final Map<String, String> CODES =
      Map.of(
          "busy", "01",
          "no-answer", "02",
          "refused", "03",
          "unreachable", "04",
          "declined", "05",
          "machine", "06",
          "alone", "08",
          // As 08, too: nobody asks for keys here.
          "bridged", "12");

  private static final int RING_SECONDS = 4;

  /** Longer than the law's two seconds: hundreds of calls at once are no place to be in time. */
  private static final int PATIENCE_MILLIS = 4000;

  final Cell cell;

  private final Scene scene;
  private final String number;
  private final CallRef call;
  private boolean hungUp;

  /**
   * @param area an area code that no other cell of this person has
   */
  DialedCell(Cell cell, Stage stage, int area, Scene scene) {
    this.cell = cell;
    this.scene = scene;
    this.number = "+1" + area + "55501" + CODES.get(cell.person());
    this.call =
        new CallRef(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID(), stage.tenancy());
    orderFault();
    if (cell.isBridged()) {
      AgentLegUp leg = stage.agent().get();
      scene.match(call.campaignId(), answered -> Optional.of(leg));
    }
  }

  private void orderFault() {
    if (!cell.fault().equals(Cell.NO_FAULT)) {
      RestAssured.given()
          .contentType("application/json")
          .body(Map.of("fault", cell.fault(), "number", number))
          .post(SimulatedCarrier.simulator().uri().resolve("/simulator/faults"))
          .then()
          .statusCode(200);
    }
  }

  void dial(UUID accountId, Duration time) {
    Instant now = Instant.now();
    boolean detecting = cell.person().equals("machine");
    CallRules rules =
        new CallRules(
            RING_SECONDS,
            PATIENCE_MILLIS,
            "This was a call of Acme.",
            detecting,
            0,
            "Please call back.");
    scene.publish(
        new PlaceCall(call, new PhoneNumber(number), accountId, now.plus(time), rules, null, now));
  }

  /** The agent of a bridged call ends it as soon as they talk. */
  void hangUp() {
    if (!hungUp && !scene.said(call, CallBridged.class).isEmpty()) {
      hungUp = true;
      scene.publish(new HangUpCall(call, null, Instant.now()));
    }
  }

  boolean isOver() {
    return !scene.said(call, CallEnded.class).isEmpty();
  }

  /** Whether each webhook that was held back was acknowledged, which is to say committed. */
  boolean isTold() {
    long held = scene.atCarrier(call, "webhook-fault").size();
    return scene.atCarrier(call, "webhook-answered").stream()
            .filter(entry -> entry.detail("event").isPresent())
            .count()
        >= held;
  }

  /** What the engine makes of all that was said. */
  private Outcome outcome() {
    Call known = Call.planned(call);
    for (CallEvent event : scene.said(call)) {
      known = known.on(event, Instant.now()).call();
    }
    return known.outcome();
  }

  /** What is not as the table says; empty if all is. */
  Optional<String> mistake() {
    return mistake(cell);
  }

  /** What is not as another cell says, which is what comes of this one later. */
  Optional<String> mistake(Cell expected) {
    Outcome outcome = outcome();
    int posts = scene.atCarrier(call, "create-received").size();
    boolean struck =
        cell.fault().equals(Cell.NO_FAULT)
            || !scene.atCarrier(call, "fault-injected").isEmpty()
            || !scene.atCarrier(call, "webhook-fault").isEmpty();
    return outcome != null
            && expected.expected().contains(outcome)
            && posts == expected.posts()
            && struck
        ? Optional.empty()
        : Optional.of(
            "%s: %s %d, and not %s %d%s"
                .formatted(
                    expected,
                    outcome,
                    posts,
                    expected.expected(),
                    expected.posts(),
                    struck ? "" : ", the fault did not strike"));
  }
}
