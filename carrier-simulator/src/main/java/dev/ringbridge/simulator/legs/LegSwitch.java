package dev.ringbridge.simulator.legs;

import dev.ringbridge.simulator.audio.Hall;
import dev.ringbridge.simulator.audio.Person;
import dev.ringbridge.simulator.call.CallStatus;
import dev.ringbridge.simulator.call.Ender;
import dev.ringbridge.simulator.exchange.Equipment;
import dev.ringbridge.simulator.journal.Kind;
import dev.ringbridge.simulator.mail.Mail;
import dev.ringbridge.simulator.people.Population;
import dev.ringbridge.simulator.people.Quirk;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The switch of legs and bridges, for those at its edges. Like the one of calls it runs on one
 * thread, with the same people, and a leg is a few timers.
 */
public final class LegSwitch implements Hall {
  /** As with the scripted number that waits two virtual seconds for the agent's leg to drop. */
  private static final Duration DROP_AFTER_JOIN = Duration.ofSeconds(2);

  private final Equipment equipment;
  private final LegBook book;
  private final Bridges bridges;
  private final LegNews news;
  private final LegRecordings recordings;
  private final LegEndings endings;
  private final LegDialing dialing;
  private final LegActions actions;
  private final Handsets handsets;
  private final Callees callees;

  /**
   * A switch without legs.
   *
   * @param mail the way its events go
   * @param handsets the phones of agents who have one of their own
   * @param endedKept how many ended legs can still be fetched
   */
  public LegSwitch(
      Equipment equipment, Population population, Handsets handsets, Mail mail, int endedKept) {
    this.equipment = equipment;
    this.handsets = handsets;
    this.callees = new Callees(population, handsets);
    this.book = new LegBook(endedKept);
    this.news = new LegNews(equipment, mail, book);
    this.recordings = new LegRecordings(equipment, news);
    this.bridges = new Bridges(equipment, book, news);
    this.endings = new LegEndings(equipment, book, bridges, news, recordings);
    this.dialing =
        new LegDialing(equipment, callees, book, news, endings, this::dropLongestWaiting);
    this.actions = new LegActions(equipment, news, endings, recordings, new LegDials(this, news));
  }

  /** Numbers are called over these from now on. */
  public void dialOver(Lines lines) {
    callees.dialOver(lines);
  }

  /** The legs the API shows. */
  public LegBook legs() {
    return book;
  }

  /** The recordings of legs. */
  public LegRecordings recordings() {
    return recordings;
  }

  /** The bridges the API shows. */
  public Bridges bridges() {
    return bridges;
  }

  /**
   * Takes an order; the leg is made after this, never during.
   *
   * @param shuffled whether its events are to be doubled and shuffled
   * @param observers who follow it
   */
  public Leg place(LegOrder order, boolean shuffled, LegObserver... observers) {
    Leg leg = Leg.ordered(equipment.sids().next(""), order, equipment.timers().now());
    LiveLeg live = new LiveLeg(leg, shuffled);
    List.of(observers).forEach(live::follow);
    book.add(live);
    boolean agent = live.isAgent();
    Map<String, Object> wait = agent ? Map.of() : Map.of("queueTimeMs", 0);
    news.write(agent ? Kind.CLIENT_CONNECTING : Kind.QUEUED, live, wait);
    equipment.timers().soon(() -> dialing.dial(live));
    return leg;
  }

  /** Has a leg that is going on do this; one that is not does nothing. */
  public void perform(String legSid, LegAction action, LegAction.Tag tag) {
    book.live(legSid).ifPresent(live -> actions.perform(live, action, tag));
  }

  /** An agent picks up the phone that a leg rings at. */
  public void pickUp(String legSid) {
    book.live(legSid).ifPresent(dialing::pickUpByHand);
  }

  /** Notes that an agent muted themselves, or no longer does. */
  public void noteMuted(String legSid, boolean muted) {
    book.live(legSid)
        .ifPresent(live -> news.write(Kind.CLIENT_MUTED, live, Map.of("muted", muted)));
  }

  /** Ends a leg that is not over. */
  public void hangUp(String legSid, Ender by) {
    book.live(legSid).ifPresent(live -> endings.end(live, by));
  }

  /** Bridges legs that {@link Bridges#refusal} finds nothing against. */
  public Bridge bridge(String accountSid, List<String> legSids, Optional<String> endpoint) {
    Bridge bridge = bridges.create(accountSid, legSids, endpoint);
    equipment.timers().soon(() -> open(bridge));
    return bridge;
  }

  /** Ends a bridge, and with it every leg in it. */
  public void stop(Bridge bridge) {
    bridges.members(bridge).forEach(leg -> endings.end(leg, Ender.REST));
  }

  /** The bridge that a live leg is in. */
  public Optional<String> bridgeOf(String legSid) {
    return book.live(legSid).flatMap(LiveLeg::bridge);
  }

  @Override
  public List<Person> around(String legSid) {
    return bridgeOf(legSid)
        .flatMap(bridges::active)
        .map(bridge -> bridges.members(bridge).stream().map(LegSwitch::person).toList())
        .orElse(List.of());
  }

  private static Person person(LiveLeg live) {
    return new Person(
        live.leg().accountSid(),
        live.sid(),
        live.facts(),
        Optional.ofNullable(live.leg().moments().answered()),
        live.isMuted(),
        live.held(),
        Optional.empty(),
        live.isAgent() ? Optional.empty() : Optional.of(live.leg().order().contact().address()));
  }

  /** All legs are gone, and the phones' connections with them. */
  public void loseAll() {
    for (LiveLeg live : List.copyOf(book.live())) {
      endings.end(live, Ender.NETWORK);
    }
  }

  /** How many legs are going on. */
  public int liveLegs() {
    return book.live().size();
  }

  /** How a softphone is now: whoever has none of their own is as their name says. */
  public Handsets.Presence presence(String accountSid, Contact contact) {
    Handsets.Presence own = handsets.presence(accountSid, contact.user());
    Handsets.Presence now =
        own == Handsets.Presence.UNKNOWN ? Callees.simulatedPresence(contact.user()) : own;
    boolean taken = now == Handsets.Presence.FREE && isTaken(accountSid, contact);
    return taken ? Handsets.Presence.BUSY : now;
  }

  /** Whether a softphone is in a call, or rings for one. */
  public boolean isTaken(String accountSid, Contact contact) {
    return contact.isPhone()
        && book.live().stream()
            .map(LiveLeg::leg)
            .filter(leg -> leg.accountSid().equals(accountSid))
            .map(leg -> leg.order().contact())
            .anyMatch(other -> other.isPhone() && other.user().equals(contact.user()));
  }

  /** Whether a leg is still going on. */
  public Optional<CallStatus> liveStatus(String legSid) {
    return book.live(legSid).map(live -> live.leg().status());
  }

  /** What every live leg does right now. */
  public List<Map<String, Object>> activities() {
    return book.live().stream().map(LegSwitch::activity).toList();
  }

  private void open(Bridge bridge) {
    List<LiveLeg> members = bridges.members(bridge);
    if (has(members, Quirk.CLIENT_DROPS_BEFORE_JOIN)) {
      dropAgents(members);
    }
    bridges.open(bridge.sid());
    if (has(members, Quirk.CLIENT_DROPS_AFTER_JOIN)) {
      Duration delay = equipment.tempo().real(DROP_AFTER_JOIN);
      equipment.timers().after(delay, () -> dropAgents(members));
    }
  }

  /** Cuts the agent's leg that has idled for the longest time, if there is one. */
  private void dropLongestWaiting(LiveLeg ringing) {
    book.live().stream()
        .filter(leg -> leg.leg().accountSid().equals(ringing.leg().accountSid()))
        .filter(leg -> leg.isAgent() && leg.isAnswered() && leg.bridge().isEmpty())
        .min(Comparator.comparing(leg -> leg.leg().moments().updated()))
        .ifPresent(leg -> endings.end(leg, Ender.NETWORK));
  }

  private void dropAgents(List<LiveLeg> legs) {
    legs.stream().filter(LiveLeg::isAgent).forEach(leg -> endings.end(leg, Ender.NETWORK));
  }

  private static boolean has(List<LiveLeg> legs, Quirk quirk) {
    return legs.stream().anyMatch(leg -> leg.quirk() == quirk);
  }

  private static Map<String, Object> activity(LiveLeg live) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("sid", live.sid());
    json.put("accountSid", live.leg().accountSid());
    json.put("direction", "outbound-api");
    json.put("to", live.leg().order().contact().address());
    json.put("from", live.leg().order().exophone());
    json.put("status", live.leg().status().wireName());
    json.put("does", live.activity());
    json.put("since", live.leg().moments().created().toString());
    return json;
  }
}
