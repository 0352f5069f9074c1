package dev.ringbridge.telephony.exotel;

import dev.ringbridge.core.call.CallRef;
import dev.ringbridge.core.call.PhoneNumber;
import dev.ringbridge.core.call.Reservation;
import dev.ringbridge.foundation.database.Database;
import dev.ringbridge.foundation.database.Work;
import dev.ringbridge.telephony.InTelephony;
import dev.ringbridge.telephony.Seen;
import dev.ringbridge.telephony.agentleg.AgentLeg;
import dev.ringbridge.telephony.agentleg.AgentLegs;
import dev.ringbridge.telephony.carrier.AgentLine;
import dev.ringbridge.telephony.carrier.CarrierCall;
import dev.ringbridge.telephony.carrier.CarrierLeg;
import dev.ringbridge.telephony.carrier.Instruction;
import dev.ringbridge.telephony.carrier.PlaceAnswer;
import dev.ringbridge.telephony.carrier.PlaceOrder;
import dev.ringbridge.telephony.carrier.Target;
import dev.ringbridge.telephony.carrier.Telling;
import dev.ringbridge.telephony.contact.AgentContact;
import dev.ringbridge.telephony.contact.AgentContacts;
import dev.ringbridge.telephony.inbox.Letter;
import dev.ringbridge.telephony.placing.PlacedCalls;
import dev.ringbridge.telephony.room.RoomRef;
import dev.ringbridge.telephony.room.RoomReport;
import dev.ringbridge.telephony.room.RoomReports;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Calls by the request that every account has: it rings the agent, and when they picked up the
 * lead, and puts both through (telephony.md 10.2). Once made, nothing can be asked of such a call:
 * it ends when either of them hangs up, or after its time.
 */
@ApplicationScoped
class Connecting {
  private static final Logger LOG = Logger.getLogger(Connecting.class);

  private final Database database;
  private final AgentLegs legs;
  private final AgentContacts contacts;
  private final PlacedCalls calls;
  private final RoomReports rooms;
  private final Asking asking;

  Connecting(
      @InTelephony Database database,
      AgentLegs legs,
      AgentContacts contacts,
      PlacedCalls calls,
      RoomReports rooms,
      Asking asking) {
    this.database = database;
    this.legs = legs;
    this.contacts = contacts;
    this.calls = calls;
    this.rooms = rooms;
    this.asking = asking;
  }

  /** How the carrier is asked. */
  @Singleton
  static class Asking {
    private final Line line;
    private final Lookups lookups;
    private final CallbackUrls urls;

    Asking(Line line, Lookups lookups, CallbackUrls urls) {
      this.line = line;
      this.lookups = lookups;
      this.urls = urls;
    }
  }

  /** The agent whom a call rings first. */
  private record Party(RoomRef room, String contact) {}

  /** Sends the one request; a call whose agent is not there any more is given back, unsent. */
  Uni<PlaceAnswer> place(ExotelAccount account, PlaceOrder order) {
    return party(account, order.reservation())
        .onFailure()
        .recoverWithItem(Optional.empty())
        .chain(
            party ->
                party
                    .map(known -> place(account, order, known))
                    .orElseGet(() -> Uni.createFrom().item(new PlaceAnswer.NoRoom())));
  }

  private Uni<PlaceAnswer> place(ExotelAccount account, PlaceOrder order, Party party) {
    AtomicBoolean blamed = new AtomicBoolean();
    return asking
        .line
        .create(
            request(account, order, party),
            order,
            heard -> {
              blamed.set(
                  heard instanceof Heard.Answered answer && CreateVerdict.blamesTheAgent(answer));
              return CreateVerdict.ofCall(heard, order.number().e164());
            })
        .call(
            () ->
                blamed.get()
                    ? leave(new Standby(party.room())).onFailure().recoverWithNull()
                    : Uni.createFrom().voidItem());
  }

  private Request request(ExotelAccount account, PlaceOrder order, Party party) {
    Map<String, String> form = new LinkedHashMap<>();
    form.put("From", party.contact());
    form.put("To", order.number().e164());
    form.put("CallerId", Numbers.write(order.callerId()));
    form.put("CallType", "trans");
    form.put("TimeOut", Integer.toString(ConnectTimes.ring(order.rules())));
    form.put("TimeLimit", Integer.toString(ConnectTimes.life(order.rules())));
    form.put("CustomField", order.call().callId().toString());
    form.put("StatusCallback", asking.urls.connect(order.call(), account.id(), party.room()));
    form.put("StatusCallbackEvents[0]", "terminal");
    form.put("StatusCallbackEvents[1]", "answered");
    form.put("StatusCallbackContentType", "application/json");
    return Request.form(account, account.calls("/Calls/connect.json"), form);
  }

  /** Who is rung for it; empty where nobody is there. */
  private Uni<Optional<Party>> party(ExotelAccount account, @Nullable Reservation reservation) {
    if (reservation == null) {
      return Uni.createFrom().item(Optional.empty());
    }
    return contact(account, reservation.agentId())
        .chain(
            contact ->
                database
                    .asEngine(work -> legs.up(work, reservation.agentId()))
                    .map(leg -> leg.flatMap(up -> contact.map(one -> party(up, one)))));
  }

  private static Party party(AgentLeg up, AgentContact contact) {
    return new Party(new RoomRef(up.line(), up.epoch()), contact.contact());
  }

  private Uni<Optional<AgentContact>> contact(ExotelAccount account, UUID agentId) {
    return database.inOrganization(
        account.tenancy().organizationId(), work -> contacts.find(work, agentId));
  }

  /** Both talk already, if the agent is the one who was rung; nothing else can be asked of it. */
  Uni<Telling> tell(CarrierLeg leg, CallRef call, Instruction instruction) {
    if (instruction instanceof Instruction.Bridge bridge) {
      return database
          .asEngine(work -> together(work, call, bridge.target()))
          .chain(
              proof ->
                  proof
                      .map(report -> prove(leg, call, report))
                      .orElseGet(() -> settled("another agent was rung, or is gone")));
    }
    return instruction instanceof Instruction.Hold
        ? Uni.createFrom().item(new Telling.Taken())
        : impossible("nothing can be asked of such a call");
  }

  private static Uni<Telling> settled(String why) {
    return Uni.createFrom().item(new Telling.Settled(why));
  }

  private static Uni<Telling> impossible(String why) {
    return Uni.createFrom().item(new Telling.Impossible(why));
  }

  private Uni<Optional<RoomReport>> together(Work work, CallRef call, Target target) {
    return calls
        .plannedFor(work, call.callId())
        .chain(
            agent ->
                legs.lock(work, target.agentId(), target.legEpoch())
                    .map(
                        leg ->
                            leg.map(Seen::row)
                                .filter(up -> up.state() == AgentLeg.State.UP)
                                .filter(up -> agent.filter(target.agentId()::equals).isPresent())
                                .map(up -> came(up, call))));
  }

  private static RoomReport came(AgentLeg up, CallRef call) {
    RoomRef room = new RoomRef(up.line(), up.epoch());
    return new RoomReport.LeadCame(room, call.callId(), String.valueOf(up.conferenceId()));
  }

  private Uni<Telling> prove(CarrierLeg leg, CallRef call, RoomReport report) {
    String key = "exotel-together:" + call.callId() + ":" + report.room().name();
    Letter letter =
        new Letter(key, "together", call.tenancy(), leg.carrierCallId(), Map.of("event", "came"));
    return rooms.take(letter, report).replaceWith(new Telling.Taken());
  }

  /** Whether this is the agent whom a call rang. */
  Uni<Boolean> isFor(CarrierLeg leg, AgentLine agent) {
    return database
        .asEngine(work -> calls.plannedFor(work, leg))
        .map(planned -> planned.filter(agent.agentId()::equals).isPresent());
  }

  /** How a call stands for its lead; empty where the API knows none of that name. */
  Uni<Optional<CarrierCall>> find(ExotelAccount account, CarrierLeg leg) {
    return Standby.of(leg, account.tenancy())
        .map(there -> Uni.createFrom().item(Optional.of(standing(there))))
        .orElseGet(() -> asking.lookups.findConnected(account, leg.carrierCallId()));
  }

  private static CarrierCall standing(Standby there) {
    return new CarrierCall(there.name(), CarrierCall.Standing.IN_PROGRESS, null, null);
  }

  Uni<List<CarrierCall>> search(ExotelAccount account, PhoneNumber to, String callerId) {
    return asking.lookups.searchConnected(account, to, callerId);
  }

  /** An agent who waits goes; a call goes on until somebody hangs up. */
  Uni<Void> hangUp(ExotelAccount account, CarrierLeg leg) {
    return Standby.of(leg, account.tenancy()).map(this::leave).orElseGet(() -> cannot(leg));
  }

  private Uni<Void> leave(Standby there) {
    return rooms.take(there.farewell(), new RoomReport.AgentLeft(there.room(), null));
  }

  private static Uni<Void> cannot(CarrierLeg leg) {
    LOG.debugf("call %s ends when its people hang up", leg.carrierCallId());
    return Uni.createFrom().voidItem();
  }
}
