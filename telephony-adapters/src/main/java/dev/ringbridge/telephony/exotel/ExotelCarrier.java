package dev.ringbridge.telephony.exotel;

import dev.ringbridge.core.call.CallRef;
import dev.ringbridge.core.call.PhoneNumber;
import dev.ringbridge.foundation.database.Database;
import dev.ringbridge.telephony.InTelephony;
import dev.ringbridge.telephony.agentleg.AgentLeg;
import dev.ringbridge.telephony.agentleg.AgentLegs;
import dev.ringbridge.telephony.carrier.AgentCallOrder;
import dev.ringbridge.telephony.carrier.AgentLine;
import dev.ringbridge.telephony.carrier.Capabilities;
import dev.ringbridge.telephony.carrier.Capabilities.Conversation;
import dev.ringbridge.telephony.carrier.Carrier;
import dev.ringbridge.telephony.carrier.CarrierCall;
import dev.ringbridge.telephony.carrier.CarrierCall.Standing;
import dev.ringbridge.telephony.carrier.CarrierLeg;
import dev.ringbridge.telephony.carrier.Instruction;
import dev.ringbridge.telephony.carrier.PlaceAnswer;
import dev.ringbridge.telephony.carrier.PlaceOrder;
import dev.ringbridge.telephony.carrier.Rate;
import dev.ringbridge.telephony.carrier.Recorder;
import dev.ringbridge.telephony.carrier.Softphone;
import dev.ringbridge.telephony.carrier.TalkControl;
import dev.ringbridge.telephony.carrier.Telling;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Exotel: legs that are made and bridged by request, and asked nothing. */
@ApplicationScoped
class ExotelCarrier implements Carrier {
  private final Database database;
  private final ExotelAccounts accounts;
  private final AgentLegs agentLegs;
  private final Requests requests;
  private final Clock clock;

  ExotelCarrier(
      @InTelephony Database database,
      ExotelAccounts accounts,
      AgentLegs agentLegs,
      Requests requests,
      Clock clock) {
    this.database = database;
    this.accounts = accounts;
    this.agentLegs = agentLegs;
    this.requests = requests;
    this.clock = clock;
  }

  /** What can be asked of the carrier. */
  @Singleton
  static class Requests {
    private final LegOrders orders;
    private final Line line;
    private final Speaking speaking;
    private final Lookups lookups;
    private final ExotelRecorder recorder;
    private final Connecting connecting;
    private final DndCheck dnd;
    private final ExotelTalkControl talkControl;

    Requests(
        LegOrders orders,
        Line line,
        Speaking speaking,
        Lookups lookups,
        ExotelRecorder recorder,
        Connecting connecting,
        DndCheck dnd,
        ExotelTalkControl talkControl) {
      this.talkControl = talkControl;
      this.dnd = dnd;
      this.recorder = recorder;
      this.connecting = connecting;
      this.orders = orders;
      this.line = line;
      this.speaking = speaking;
      this.lookups = lookups;
    }
  }

  private ExotelAccount account(UUID accountId) {
    return accounts
        .byId(accountId)
        .orElseThrow(() -> new IllegalStateException("no secrets for account " + accountId));
  }

  @Override
  public boolean serves(UUID accountId) {
    return accounts.byId(accountId).isPresent();
  }

  @Override
  public Optional<UUID> inUse(UUID organizationId) {
    return accounts.inUse(organizationId).map(ExotelAccount::id);
  }

  @Override
  public Capabilities capabilities(UUID accountId) {
    ExotelAccount account = account(accountId);
    boolean connects = account.way() == Way.CONNECT;
    return new Capabilities(
        Conversation.TOLD,
        connects ? Capabilities.AgentLeg.RUNG_WITH_CALLS : Capabilities.AgentLeg.IS_CALLED,
        new Rate.PerMinute(account.requestsPerMinute()),
        !connects,
        false,
        !connects,
        false,
        account.requestsBefore());
  }

  @Override
  public List<String> callerIds(UUID accountId) {
    return account(accountId).callerIds();
  }

  @Override
  public Uni<Optional<PlaceAnswer>> bar(PlaceOrder order) {
    ExotelAccount account = account(order.accountId());
    return account.checksDnd()
        ? requests.dnd.bar(account, order)
        : Uni.createFrom().item(Optional.empty());
  }

  @Override
  public Uni<PlaceAnswer> place(PlaceOrder order) {
    ExotelAccount account = account(order.accountId());
    return account.way() == Way.CONNECT
        ? requests.connecting.place(account, order)
        : requests.line.create(requests.orders.lead(account, order), order);
  }

  @Override
  public Uni<Void> cancel(CarrierLeg leg) {
    ExotelAccount account = account(leg.accountId());
    return isConnected(account, leg)
        ? requests.connecting.hangUp(account, leg)
        : requests.speaking.cancel(account, leg.carrierCallId());
  }

  @Override
  public Uni<Void> hangUp(CarrierLeg leg) {
    ExotelAccount account = account(leg.accountId());
    return isConnected(account, leg)
        ? requests.connecting.hangUp(account, leg)
        : requests.speaking.hangUp(account, leg.carrierCallId());
  }

  /** An agent who waits to be rung is no leg, whatever way calls are made by now. */
  private static boolean isConnected(ExotelAccount account, CarrierLeg leg) {
    return account.way() == Way.CONNECT || Standby.of(leg, account.tenancy()).isPresent();
  }

  @Override
  public Uni<Telling> tell(CarrierLeg leg, CallRef call, int turn, Instruction instruction) {
    ExotelAccount account = account(leg.accountId());
    return account.way() == Way.CONNECT
        ? requests.connecting.tell(leg, call, instruction)
        : requests.speaking.tell(account, leg.carrierCallId(), call, turn, instruction);
  }

  @Override
  public Uni<Optional<CarrierCall>> find(CarrierLeg leg) {
    ExotelAccount account = account(leg.accountId());
    if (AgentLeg.isNameless(leg)) {
      return Uni.createFrom().item(Optional.empty());
    }
    return isConnected(account, leg)
        ? requests.connecting.find(account, leg)
        : requests.lookups.find(account, leg.carrierCallId());
  }

  @Override
  public Uni<List<CarrierCall>> search(UUID accountId, PhoneNumber to, String callerId) {
    ExotelAccount account = account(accountId);
    return account.way() == Way.CONNECT
        ? requests.connecting.search(account, to, callerId)
        : requests.lookups.search(account, to, callerId);
  }

  /**
   * An agent's leg that is up is its own conference; a lead is in it if one bridge holds both. A
   * call that rang an agent is where that one is, and nobody else, as long as it goes on.
   */
  @Override
  public Uni<Optional<String>> conferenceWith(CarrierLeg leg, String room) {
    return database
        .asEngine(work -> agentLegs.inRoom(work, room))
        .chain(
            found ->
                found
                    .map(agent -> conferenceWith(leg, agent))
                    .orElseGet(() -> Uni.createFrom().item(Optional.empty())));
  }

  private Uni<Optional<String>> conferenceWith(CarrierLeg leg, AgentLeg agent) {
    return areTogether(leg, agent)
        .map(yes -> yes ? Optional.of(agent.leg().carrierCallId()) : Optional.empty());
  }

  private Uni<Boolean> areTogether(CarrierLeg leg, AgentLeg agent) {
    if (leg.equals(agent.leg())) {
      return goesOn(leg);
    }
    ExotelAccount account = account(leg.accountId());
    return isConnected(account, leg)
        ? requests
            .connecting
            .isFor(leg, agent.line())
            .chain(rung -> rung ? goesOn(leg) : Uni.createFrom().item(false))
        : requests.lookups.areBridged(account, leg.carrierCallId(), agent.leg().carrierCallId());
  }

  private Uni<Boolean> goesOn(CarrierLeg leg) {
    return find(leg)
        .map(found -> found.filter(call -> call.standing() == Standing.IN_PROGRESS).isPresent());
  }

  @Override
  public Optional<Recorder> recorder() {
    return Optional.of(requests.recorder);
  }

  @Override
  public Optional<TalkControl> talkControl() {
    return Optional.of(requests.talkControl);
  }

  /** The agent's own phone: the browser only asks that it be called, and sees how it stands. */
  @Override
  public Optional<Softphone> softphone(AgentLine agent, Duration validFor) {
    return accounts
        .inUse(agent.tenancy().organizationId())
        .map(
            account ->
                new Softphone(
                    "called",
                    null,
                    "",
                    "agent_" + agent.agentId(),
                    Map.of(),
                    clock.instant().plus(validFor)));
  }

  @Override
  public Uni<PlaceAnswer> callAgent(AgentCallOrder order) {
    ExotelAccount account = account(order.accountId());
    if (account.way() == Way.CONNECT) {
      return Uni.createFrom().item(new PlaceAnswer.Accepted(Standby.of(order).name()));
    }
    return requests
        .line
        .callAgent(requests.orders.agent(account, order))
        .map(heard -> CreateVerdict.of(heard, order.contact()))
        .onFailure()
        .recoverWithItem(e -> new PlaceAnswer.Lost(String.valueOf(e.getMessage())));
  }
}
