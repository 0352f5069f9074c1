package dev.ringbridge.telephony.exotel;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ringbridge.core.call.CallRef;
import dev.ringbridge.foundation.database.Database;
import dev.ringbridge.telephony.InTelephony;
import dev.ringbridge.telephony.Seen;
import dev.ringbridge.telephony.TelephonyConfig;
import dev.ringbridge.telephony.agentleg.AgentLeg;
import dev.ringbridge.telephony.agentleg.AgentLegs;
import dev.ringbridge.telephony.carrier.CarrierCall.Standing;
import dev.ringbridge.telephony.carrier.Instruction;
import dev.ringbridge.telephony.carrier.Rate.PerMinute;
import dev.ringbridge.telephony.carrier.Target;
import dev.ringbridge.telephony.carrier.Telling;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Carries out what is decided about a lead's leg that was answered. */
@ApplicationScoped
class Speaking {
  private static final int NOT_FOUND = 404;
  private static final int BAD_REQUEST = 400;
  private static final int CONFLICT = 409;
  private static final int TOO_MANY = 429;

  private final Database database;
  private final AgentLegs legs;
  private final Line line;
  private final CallbackUrls urls;
  private final String apology;

  Speaking(
      @InTelephony Database database,
      AgentLegs legs,
      Line line,
      CallbackUrls urls,
      TelephonyConfig config) {
    this.database = database;
    this.legs = legs;
    this.line = line;
    this.urls = urls;
    this.apology = config.answers().apology();
  }

  /** Does it; a leg holds by itself. */
  Uni<Telling> tell(
      ExotelAccount account, String legSid, CallRef call, int turn, Instruction instruction) {
    if (instruction instanceof Instruction.Bridge bridge) {
      return bridge(account, legSid, call, bridge.target());
    }
    if (instruction instanceof Instruction.Announce words) {
      return say(account, legSid, words.text(), turn);
    }
    if (instruction instanceof Instruction.SafeHarbor message) {
      return say(account, legSid, message.text(), turn);
    }
    if (instruction instanceof Instruction.MachineMessage message) {
      return say(account, legSid, message.text(), turn);
    }
    if (instruction instanceof Instruction.Goodbye) {
      return say(account, legSid, apology, turn);
    }
    if (instruction instanceof Instruction.HangUp) {
      return act(account, legSid, ExoMl.HANG_UP);
    }
    return Uni.createFrom()
        .item(
            instruction instanceof Instruction.Hold
                ? new Telling.Taken()
                : new Telling.Impossible(instruction.getClass().getSimpleName()));
  }

  private Uni<Telling> bridge(ExotelAccount account, String legSid, CallRef call, Target target) {
    return database
        .asEngine(work -> legs.lock(work, target.agentId(), target.legEpoch()))
        .map(found -> found.map(Seen::row).filter(leg -> leg.state() == AgentLeg.State.UP))
        .chain(
            leg ->
                leg.map(up -> bridge(account, legSid, call, target, up.leg().carrierCallId()))
                    .orElseGet(Speaking::noLeg));
  }

  private static Uni<Telling> noLeg() {
    return Uni.createFrom().item(new Telling.Impossible("the agent's leg is gone"));
  }

  /** A leg that is in a bridge still, or not answered yet, may be free in a moment. */
  private Uni<Telling> bridge(
      ExotelAccount account, String legSid, CallRef call, Target target, String agentLegSid) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.putArray("leg_sids").add(legSid).add(agentLegSid);
    body.put("bridge_event_endpoint", urls.bridge(call, target, agentLegSid));
    return line.command(Request.post(account, account.legs("/bridges"), body))
        .map(
            answer ->
                answer.status() == CONFLICT
                    ? new Telling.NotNow("HTTP " + CONFLICT)
                    : telling(answer));
  }

  /** Says a text; the event of its end names the turn. */
  private Uni<Telling> say(ExotelAccount account, String legSid, String text, int turn) {
    return line.command(Request.say(account, legSid, text, turn)).map(Speaking::telling);
  }

  private Uni<Telling> act(ExotelAccount account, String legSid, String exoml) {
    return line.command(Request.action(account, legSid, exoml)).map(Speaking::telling);
  }

  /** What is not understood is no answer: it is told again. */
  private static Telling telling(Heard.Answered answer) {
    String seen = "HTTP " + answer.status();
    if (answer.isSuccess()) {
      return new Telling.Taken();
    }
    return switch (answer.status()) {
      case TOO_MANY -> new Telling.NotNow(seen, PerMinute.PAUSE);
      case NOT_FOUND, CONFLICT, BAD_REQUEST -> new Telling.Impossible(seen);
      default -> throw new IllegalStateException(seen);
    };
  }

  /** There is but one way to end a leg: whether somebody picked up is asked before. */
  Uni<Void> cancel(ExotelAccount account, String legSid) {
    return line.command(Request.get(account, account.legs("/legs/" + legSid)))
        .map(answer -> Words.standing(answer.data().path("state").asText()))
        .chain(
            standing ->
                standing == Standing.IN_PROGRESS
                    ? Uni.createFrom().voidItem()
                    : hangUp(account, legSid));
  }

  /** Ends a leg; one that is over is ended. */
  Uni<Void> hangUp(ExotelAccount account, String legSid) {
    return act(account, legSid, ExoMl.HANG_UP)
        .invoke(
            told -> {
              if (told instanceof Telling.NotNow) {
                throw new IllegalStateException("the leg was not hung up: " + told);
              }
            })
        .replaceWithVoid();
  }
}
