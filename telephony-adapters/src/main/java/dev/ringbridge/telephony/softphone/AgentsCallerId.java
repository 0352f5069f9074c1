package dev.ringbridge.telephony.softphone;

import dev.ringbridge.foundation.problem.ProblemCode;
import dev.ringbridge.foundation.problem.Refusal;
import dev.ringbridge.telephony.agentleg.AgentLeg;
import dev.ringbridge.telephony.callerid.CallerIdsAside;
import dev.ringbridge.telephony.carrier.Carrier;
import dev.ringbridge.telephony.carrier.PlaceAnswer;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;

/** The number that an agent's own phone shows: the same each time, spread over the account's. */
@ApplicationScoped
class AgentsCallerId {
  private final CallerIdsAside callerIds;

  AgentsCallerId(CallerIdsAside callerIds) {
    this.callerIds = callerIds;
  }

  /** Refused where all of them rest. Who is rung with each call is not called for the leg. */
  Uni<String> choose(Carrier carrier, AgentLeg leg) {
    UUID accountId = leg.leg().accountId();
    List<String> numbers = inOrder(carrier.callerIds(accountId), leg.line().agentId());
    return carrier.capabilities(accountId).ringsAgents()
        ? Uni.createFrom().item(numbers.get(0))
        : callerIds
            .first(accountId, numbers)
            .map(found -> found.orElseThrow(AgentsCallerId::allRest));
  }

  private static List<String> inOrder(List<String> numbers, UUID agentId) {
    List<String> turned = new ArrayList<>(numbers);
    Collections.rotate(turned, -Math.floorMod(agentId.hashCode(), numbers.size()));
    return turned;
  }

  /** Lets it rest where the carrier refused to show it. */
  Uni<Void> heard(AgentLeg leg, String callerId, PlaceAnswer answer) {
    return callerIds.heard(leg.leg().accountId(), callerId, answer);
  }

  private static Refusal allRest() {
    return Refusal.of(
        ProblemCode.CONFLICT,
        "All numbers that your phone could be called from rest: ask an admin to look at the caller ids.");
  }
}
