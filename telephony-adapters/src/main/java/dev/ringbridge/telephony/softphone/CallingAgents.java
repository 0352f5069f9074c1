package dev.ringbridge.telephony.softphone;

import dev.ringbridge.foundation.database.Database;
import dev.ringbridge.foundation.database.Work;
import dev.ringbridge.foundation.problem.ProblemCode;
import dev.ringbridge.foundation.problem.Refusal;
import dev.ringbridge.telephony.InTelephony;
import dev.ringbridge.telephony.Seen;
import dev.ringbridge.telephony.account.AccountHolds;
import dev.ringbridge.telephony.agentleg.AgentLeg;
import dev.ringbridge.telephony.agentleg.AgentLegs;
import dev.ringbridge.telephony.carrier.AgentCallOrder;
import dev.ringbridge.telephony.carrier.AgentLine;
import dev.ringbridge.telephony.carrier.Carrier;
import dev.ringbridge.telephony.carrier.CarrierLeg;
import dev.ringbridge.telephony.carrier.Carriers;
import dev.ringbridge.telephony.carrier.PlaceAnswer;
import dev.ringbridge.telephony.contact.AgentContact;
import dev.ringbridge.telephony.contact.AgentContacts;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Has agents' own phones called. An agent whose phone rings already or who is with a lead is not
 * called again, and one who is connected otherwise is hung up first: a phone that is in use would
 * be busy. Nobody is called while all placing is stopped.
 */
@ApplicationScoped
class CallingAgents {
  private final Database database;
  private final AgentLegs legs;
  private final AgentContacts contacts;
  private final AgentCountries countries;
  private final Carriers carriers;
  private final AccountHolds holds;
  private final PayingForAgents paying;
  private final AgentsCallerId callerId;

  CallingAgents(
      @InTelephony Database database,
      AgentLegs legs,
      AgentContacts contacts,
      AgentCountries countries,
      Carriers carriers,
      AccountHolds holds,
      PayingForAgents paying,
      AgentsCallerId callerId) {
    this.callerId = callerId;
    this.paying = paying;
    this.database = database;
    this.legs = legs;
    this.contacts = contacts;
    this.countries = countries;
    this.carriers = carriers;
    this.holds = holds;
  }

  /** Calls an agent's phone; the leg is up when they have answered. */
  Uni<AgentLeg> call(AgentLine line) {
    UUID accountId =
        carriers.callingAgents(line.tenancy().organizationId()).orElseThrow(CallingAgents::callsIn);
    return contact(line)
        .call(contact -> countries.check(accountId, contact))
        .chain(
            contact ->
                database
                    .asEngine(work -> open(work, line, accountId))
                    .chain(opening -> call(opening, contact)));
  }

  private Uni<String> contact(AgentLine line) {
    return database
        .inOrganization(
            line.tenancy().organizationId(), work -> contacts.find(work, line.agentId()))
        .map(found -> found.map(AgentContact::contact).orElseThrow(CallingAgents::noContact));
  }

  private Uni<Opening> open(Work work, AgentLine line, UUID accountId) {
    return legs.alone(work, line.agentId())
        .chain(() -> legs.inUse(work, line.agentId()))
        .chain(
            found ->
                found
                    .map(leg -> Uni.createFrom().item(new Opening(leg, List.of(), false)))
                    .orElseGet(() -> fresh(work, line, accountId)));
  }

  private Uni<Opening> fresh(Work work, AgentLine line, UUID accountId) {
    return holds
        .isOn(work, accountId)
        .invoke(CallingAgents::refuseStopped)
        .chain(() -> legs.open(work, line, AgentLeg.nameless(accountId)))
        .chain(
            leg ->
                legs.lockOlder(work, leg)
                    .map(older -> older.stream().map(Seen::row).map(AgentLeg::leg).toList())
                    .map(older -> new Opening(leg, older, true)));
  }

  private Uni<AgentLeg> call(Opening opening, String contact) {
    return opening.isFresh()
        ? prepare(opening, contact).chain(order -> call(opening.leg(), order))
        : Uni.createFrom().item(opening.leg());
  }

  /** A leg for which nobody is called is over: it must not look as if it rang. */
  private Uni<AgentCallOrder> prepare(Opening opening, String contact) {
    return Uni.createFrom()
        .deferred(() -> order(opening, contact))
        .onFailure()
        .call(
            () ->
                database.asEngine(work -> down(work, opening.leg())).onFailure().recoverWithNull());
  }

  private Uni<AgentCallOrder> order(Opening opening, String contact) {
    AgentLeg leg = opening.leg();
    return callerId
        .choose(carrier(leg.leg().accountId()), leg)
        .call(() -> endAll(opening.older()))
        .call(() -> paying.pays(leg, contact).invoke(CallingAgents::refuseUnpaid))
        .map(shown -> order(leg, contact, shown));
  }

  private static AgentCallOrder order(AgentLeg leg, String contact, String shown) {
    return new AgentCallOrder(leg.leg().accountId(), leg.line(), leg.epoch(), contact, shown);
  }

  private Uni<AgentLeg> call(AgentLeg leg, AgentCallOrder order) {
    return carrier(order.accountId())
        .callAgent(order)
        .call(answer -> callerId.heard(leg, order.callerId(), answer))
        .chain(answer -> conclude(leg, answer));
  }

  private Uni<Void> endAll(List<CarrierLeg> older) {
    return Multi.createFrom()
        .iterable(older)
        .onItem()
        .transformToUniAndConcatenate(this::end)
        .collect()
        .last()
        .replaceWithVoid();
  }

  /** What cannot be ended ends by itself when the new leg is up. */
  private Uni<Void> end(CarrierLeg leg) {
    return AgentLeg.isNameless(leg)
        ? Uni.createFrom().voidItem()
        : carriers
            .of(leg.accountId())
            .map(carrier -> carrier.hangUp(leg).onFailure().recoverWithNull())
            .orElseGet(() -> Uni.createFrom().voidItem());
  }

  private Carrier carrier(UUID accountId) {
    return carriers.of(accountId).orElseThrow(CallingAgents::callsIn);
  }

  /** A call of unknown fate is left to its events: they name the leg. */
  private Uni<AgentLeg> conclude(AgentLeg leg, PlaceAnswer answer) {
    if (answer instanceof PlaceAnswer.Accepted accepted) {
      CarrierLeg named = new CarrierLeg(leg.leg().accountId(), accepted.carrierCallId());
      return database
          .asEngine(
              work ->
                  legs.name(work, leg.line(), leg.epoch(), named)
                      .chain(() -> waitForCalls(work, leg, named)))
          .chain(() -> find(leg.line(), leg.epoch()))
          .map(found -> found.orElse(leg));
    }
    return answer instanceof PlaceAnswer.Lost
        ? Uni.createFrom().item(leg)
        : database
            .asEngine(work -> down(work, leg))
            .chain(() -> Uni.createFrom().failure(refused(answer)));
  }

  /** An agent who is rung with each call is there from now on, and no phone has rung. */
  private Uni<Void> waitForCalls(Work work, AgentLeg leg, CarrierLeg named) {
    UUID accountId = named.accountId();
    return carrier(accountId).capabilities(accountId).ringsAgents()
        ? legs.lock(work, leg.line().agentId(), leg.epoch())
            .chain(
                found ->
                    found
                        .map(
                            seen ->
                                legs.save(
                                    work, seen.row().joined(named.carrierCallId(), seen.now())))
                        .orElseGet(() -> Uni.createFrom().voidItem()))
        : Uni.createFrom().voidItem();
  }

  private Uni<Void> down(Work work, AgentLeg leg) {
    return legs.lock(work, leg.line().agentId(), leg.epoch())
        .chain(
            found ->
                found
                    .map(seen -> legs.save(work, seen.row().left(seen.now())))
                    .orElseGet(() -> Uni.createFrom().voidItem()));
  }

  /** How one of an agent's own legs stands; empty where they have none of that epoch. */
  Uni<Optional<AgentLeg>> find(AgentLine line, long epoch) {
    return database
        .asEngine(work -> legs.lock(work, line.agentId(), epoch))
        .map(found -> found.map(Seen::row));
  }

  /** Hangs one of an agent's own legs up. */
  Uni<Void> hangUp(AgentLine line, long epoch) {
    return find(line, epoch)
        .chain(
            found ->
                found
                    .filter(leg -> leg.state() != AgentLeg.State.DOWN)
                    .map(leg -> end(leg.leg()))
                    .orElseGet(() -> Uni.createFrom().voidItem()));
  }

  private static void refuseStopped(boolean on) {
    if (!on) {
      throw Refusal.of(
          ProblemCode.CONFLICT,
          "All placing is stopped, or your organization's carrier account is closed: your phone is"
              + " called again when an admin releases it.");
    }
  }

  private static void refuseUnpaid(boolean paid) {
    if (!paid) {
      throw Refusal.of(
          ProblemCode.CONFLICT,
          "The spending limits allow no call to your phone now: try again in a minute, or ask an admin.");
    }
  }

  private static Refusal callsIn() {
    return Refusal.of(
        ProblemCode.CONFLICT,
        "Your organization's carrier account calls no agents: the phone in the browser connects by"
            + " itself.");
  }

  private static Refusal noContact() {
    return Refusal.of(
        ProblemCode.CONFLICT,
        "Nobody has said at which number you are called: ask an admin to set it.");
  }

  private static Refusal refused(PlaceAnswer answer) {
    return Refusal.of(
        ProblemCode.CONFLICT,
        "The carrier did not call your phone ("
            + answer.getClass().getSimpleName()
            + "): try again, or ask an admin to check your number and the carrier account.");
  }

  /**
   * A leg to call for.
   *
   * @param older the agent's legs that are in its way
   * @param isFresh whether it is not being called already
   */
  private record Opening(AgentLeg leg, List<CarrierLeg> older, boolean isFresh) {}
}
