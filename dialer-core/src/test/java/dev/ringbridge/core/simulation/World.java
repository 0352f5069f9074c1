package dev.ringbridge.core.simulation;

import dev.ringbridge.core.agent.Agent;
import dev.ringbridge.core.agent.AgentFact;
import dev.ringbridge.core.agent.AgentInput;
import dev.ringbridge.core.agent.AgentState;
import dev.ringbridge.core.agent.Leg;
import dev.ringbridge.core.call.Answerer;
import dev.ringbridge.core.call.Call;
import dev.ringbridge.core.call.CallEvent;
import dev.ringbridge.core.call.CallEvent.AnswererDetected;
import dev.ringbridge.core.call.CallEvent.CallAnswered;
import dev.ringbridge.core.call.CallEvent.CallBridged;
import dev.ringbridge.core.call.CallEvent.CallEnded;
import dev.ringbridge.core.call.CallEvent.CallPlaced;
import dev.ringbridge.core.call.CallEvent.CallPlacementLost;
import dev.ringbridge.core.call.CallEvent.CallPlacing;
import dev.ringbridge.core.call.CallEvent.CallRinging;
import dev.ringbridge.core.call.CallEvent.SafeHarborGiven;
import dev.ringbridge.core.call.CallFact;
import dev.ringbridge.core.call.CallRef;
import dev.ringbridge.core.call.CallState;
import dev.ringbridge.core.call.Ending;
import dev.ringbridge.core.call.Evidence;
import dev.ringbridge.core.call.PhoneNumber;
import dev.ringbridge.core.disposition.AutoAction;
import dev.ringbridge.core.disposition.Disposition;
import dev.ringbridge.core.disposition.Dispositions;
import dev.ringbridge.core.event.Ids;
import dev.ringbridge.core.event.Tenancy;
import dev.ringbridge.core.event.TimeOrderedIds;
import dev.ringbridge.core.lead.DialRules;
import dev.ringbridge.core.lead.Lead;
import dev.ringbridge.core.lead.LeadEvent;
import dev.ringbridge.core.lead.LeadNumber;
import dev.ringbridge.core.lead.Numbers;
import dev.ringbridge.core.lead.RetryRules;
import dev.ringbridge.core.lead.Standing;
import dev.ringbridge.core.pacing.Pacing;
import dev.ringbridge.core.pacing.PacingInputs;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * A whole dialer on one thread: the pure machines, a virtual clock and a carrier that doubles,
 * delays, loses and reorders what it says. Every run is decided by its seed.
 */
final class World {
  private static final Tenancy TENANCY = new Tenancy(new UUID(0, 1), new UUID(0, 2));
  private static final UUID CAMPAIGN = new UUID(0, 3);
  private static final List<Integer> HOW_MANY = List.of(1, 1, 2, 3, Numbers.MOST);
  private static final DialRules RULES = DialRules.only(RetryRules.DEFAULT);
  private static final int LISTED = 12;
  private static final Duration BRIDGING = Duration.ofSeconds(5);

  final Map<UUID, Lead> leads = new LinkedHashMap<>();
  final Map<UUID, Agent> agents = new LinkedHashMap<>();
  final Map<UUID, Call> calls = new LinkedHashMap<>();
  final Map<UUID, Integer> phonesRung = new LinkedHashMap<>();
  final Map<UUID, PhoneNumber> dialed = new LinkedHashMap<>();
  final List<PhoneNumber> listed = new ArrayList<>();
  final Map<UUID, Integer> callbacks = new LinkedHashMap<>();
  final Map<String, Integer> counts = new LinkedHashMap<>();

  private final Random random;
  private final Ids ids;
  private final double linesPerAgent;
  private final PriorityQueue<Planned> agenda =
      new PriorityQueue<>(Comparator.comparing(Planned::at).thenComparing(Planned::order));
  private Instant now = Instant.parse("2026-11-20T09:00:00Z");
  private long order;
  private int undisposed;

  World(long seed, int leadCount, int agentCount, double linesPerAgent) {
    this.random = new Random(seed);
    this.ids = new TimeOrderedIds(new VirtualClock(), random);
    this.linesPerAgent = linesPerAgent;
    for (int i = 0; i < leadCount; i++) {
      Lead lead = lead(i, HOW_MANY.get(i % HOW_MANY.size()));
      leads.put(lead.id(), lead);
    }
    for (int i = 0; i < agentCount; i++) {
      UUID id = ids.next();
      agents.put(id, Agent.offline(id, now));
      input(id, new AgentInput.SignIn());
      input(id, new AgentInput.LegUp(new Leg("room-" + i, 1)));
      input(id, new AgentInput.GoAvailable());
    }
    in(Duration.ofMillis(1), this::pace);
    for (int i = 0; i < LISTED; i++) {
      in(Duration.ofMinutes(random.nextInt(600)), this::listANumber);
    }
  }

  private Lead lead(int which, int numbers) {
    Lead lead = Lead.fresh(ids.next(), Standing.PLAIN, now);
    if (numbers == 1) {
      return lead;
    }
    List<LeadNumber> all =
        IntStream.range(0, numbers)
            .mapToObj(n -> new PhoneNumber("+1555%03d%04d".formatted(n, which)))
            .map(phone -> new LeadNumber(phone, false, false, false))
            .toList();
    return new Lead(
        lead.id(),
        lead.standing(),
        lead.dialState(),
        lead.salesStatus(),
        lead.attempts(),
        lead.lately(),
        lead.dueAt(),
        null,
        null,
        false,
        false,
        Numbers.of(all, all.get(0).phone(), null));
  }

  /** Somebody enters a number of a lead that has several in the do-not-call list. */
  private void listANumber() {
    List<Lead> several =
        leads.values().stream().filter(lead -> lead.numbers().current().isPresent()).toList();
    Lead lead = several.get(random.nextInt(several.size()));
    PhoneNumber phone =
        lead.numbers().all().get(random.nextInt(lead.numbers().all().size())).phone();
    listed.add(phone);
    lead(lead.id(), new LeadEvent.Suppressed(List.of(phone)));
    in(Duration.ofHours(1 + random.nextInt(30)), () -> takeOffTheList(lead.id(), phone));
  }

  private void takeOffTheList(UUID lead, PhoneNumber phone) {
    listed.remove(phone);
    if (!listed.contains(phone)) {
      lead(lead, new LeadEvent.Released(List.of(phone)));
    }
  }

  /** Runs the next thing on the agenda. */
  boolean step() {
    Planned next = agenda.poll();
    if (next == null) {
      return false;
    }
    now = next.at();
    next.action().run();
    agents.keySet().forEach(id -> input(id, new AgentInput.Tick()));
    return true;
  }

  private void pace() {
    List<Lead> due =
        leads.values().stream()
            .filter(lead -> lead.dialState().isQueued() && !lead.dueAt().isAfter(now))
            .sorted(Comparator.comparing(Lead::dueAt).thenComparing(Lead::id))
            .toList();
    int free =
        (int)
            agents.values().stream().filter(agent -> agent.state() == AgentState.AVAILABLE).count();
    int inAir =
        (int)
            calls.values().stream()
                .filter(call -> call.state().isLive() && call.state() != CallState.BRIDGED)
                .count();
    int lines =
        Pacing.RATIO
            .decide(
                new PacingInputs(free, inAir, linesPerAgent, 0, true, 30, 0, 1.5, 1, 1, due.size()))
            .calls();
    due.stream().limit(lines).forEach(this::place);
    if (undisposed > 0
        || !listed.isEmpty()
        || leads.values().stream().anyMatch(lead -> !lead.dialState().isFinal())) {
      in(Duration.ofSeconds(due.isEmpty() ? 600 : 1), this::pace);
    }
  }

  private void place(Lead lead) {
    Call call = Call.planned(new CallRef(ids.next(), CAMPAIGN, lead.id(), TENANCY));
    calls.put(call.ref().callId(), call);
    lead.numbers().current().ifPresent(one -> dial(call.ref().callId(), one.phone()));
    lead(lead.id(), new LeadEvent.Claimed(call.ref().callId()));
    if (random.nextInt(20) == 0) {
      say(
          call.ref(),
          after(5_000),
          at -> new CallEnded(call.ref(), null, Ending.EXPIRED, Evidence.INFERRED, at));
      return;
    }
    say(call.ref(), after(50), at -> new CallPlacing(call.ref(), null, at));
    if (random.nextInt(15) == 0) {
      loseThePlacement(call.ref());
    } else {
      phonesRung.merge(call.ref().callId(), 1, Integer::sum);
      say(call.ref(), after(150), at -> new CallPlaced(call.ref(), "CA", at));
      live(call.ref());
    }
  }

  private void dial(UUID call, PhoneNumber phone) {
    dialed.put(call, phone);
    if (listed.contains(phone)) {
      counts.merge("DialedThoughListed", 1, Integer::sum);
    }
  }

  /**
   * The answer of the carrier is lost: half of these calls exist, and a few of them are heard of
   * only later.
   */
  private void loseThePlacement(CallRef ref) {
    say(ref, after(10_000), at -> new CallPlacementLost(ref, null, "no answer", at));
    if (random.nextBoolean()) {
      phonesRung.merge(ref.callId(), 1, Integer::sum);
      live(ref);
    } else {
      say(
          ref,
          after(90_000),
          at -> new CallEnded(ref, null, Ending.NOT_PLACED, Evidence.INFERRED, at));
    }
  }

  private void live(CallRef ref) {
    Duration ring = after(2_000 + random.nextInt(20_000));
    say(ref, after(1_000), at -> new CallRinging(ref, at));
    int what = random.nextInt(10);
    if (what < 4) {
      in(ring, () -> answer(ref));
    } else {
      Ending ending =
          List.of(Ending.NO_ANSWER, Ending.BUSY, Ending.FAILED, Ending.INVALID_NUMBER)
              .get(what % 4);
      say(ref, ring, at -> new CallEnded(ref, null, ending, Evidence.CARRIER, at));
    }
  }

  private void answer(CallRef ref) {
    Instant answeredAt = now;
    say(
        ref,
        Duration.ZERO,
        at -> new CallAnswered(ref, null, answeredAt.plusSeconds(2), answeredAt));
    if (random.nextInt(5) == 0) {
      say(ref, after(3_000), at -> new AnswererDetected(ref, Answerer.MACHINE, at));
    }
    agents.values().stream()
        .filter(agent -> agent.state() == AgentState.AVAILABLE)
        .min(Comparator.comparing(Agent::since).thenComparing(Agent::id))
        .ifPresentOrElse(agent -> bridge(ref, agent), () -> abandon(ref));
  }

  private void bridge(CallRef ref, Agent agent) {
    input(agent.id(), new AgentInput.Match(ref.callId(), BRIDGING));
    if (random.nextInt(25) == 0) {
      input(agent.id(), new AgentInput.LegDown(1));
      input(agent.id(), new AgentInput.Release(ref.callId()));
      in(Duration.ofSeconds(3), () -> input(agent.id(), new AgentInput.LegUp(new Leg("again", 1))));
      abandon(ref);
      return;
    }
    Leg leg = agent.leg();
    Instant joined = now.plusMillis(300);
    in(
        Duration.ofMillis(300),
        () -> {
          input(agent.id(), new AgentInput.Bridge(ref.callId(), leg == null ? 0 : leg.epoch()));
          say(ref, Duration.ZERO, at -> new CallBridged(ref, agent.id(), "room", 1, joined));
        });
    in(after(30_000), () -> hangUp(ref, agent.id()));
  }

  private void hangUp(CallRef ref, UUID agent) {
    say(ref, Duration.ZERO, at -> new CallEnded(ref, null, Ending.COMPLETED, Evidence.CARRIER, at));
    input(
        agent, new AgentInput.CallOver(ref.callId(), Duration.ofSeconds(10), random.nextBoolean()));
    undisposed++;
    in(after(90_000), () -> dispose(ref, agent));
  }

  private void dispose(CallRef ref, UUID agent) {
    undisposed--;
    input(agent, new AgentInput.Disposed(ref.callId()));
    Disposition disposition = Dispositions.DEFAULT.get(random.nextInt(Dispositions.DEFAULT.size()));
    boolean later = disposition.after().isPresent() && disposition.action() != AutoAction.RETRY;
    if (later || disposition.action() == AutoAction.REASSIGN) {
      callbacks.merge(ref.leadId(), 1, Integer::sum);
    }
    lead(ref.leadId(), new LeadEvent.Disposed(ref.callId(), disposition));
  }

  private void abandon(CallRef ref) {
    say(ref, Duration.ofSeconds(2), at -> new SafeHarborGiven(ref, at));
    say(
        ref,
        Duration.ofSeconds(8),
        at -> new CallEnded(ref, null, Ending.COMPLETED, Evidence.CARRIER, at));
  }

  /** The carrier says something: perhaps twice, perhaps late, so that later words overtake it. */
  private void say(CallRef ref, Duration delay, Function<Instant, CallEvent> words) {
    CallEvent event = words.apply(now.plus(delay));
    Consumer<Duration> deliver = lag -> in(delay.plus(lag), () -> hear(ref, event));
    deliver.accept(Duration.ofMillis(random.nextInt(8) == 0 ? random.nextInt(20_000) : 10));
    if (random.nextInt(6) == 0) {
      deliver.accept(Duration.ofMillis(random.nextInt(60_000)));
    }
  }

  private void hear(CallRef ref, CallEvent event) {
    Call.Step step = call(ref).on(event, now);
    calls.put(ref.callId(), step.call());
    for (CallFact fact : step.facts()) {
      counts.merge(fact.getClass().getSimpleName(), 1, Integer::sum);
      if (fact instanceof CallFact.AttemptCounted) {
        lead(ref.leadId(), new LeadEvent.Attempted(ref.callId()));
      } else if (fact instanceof CallFact.Concluded concluded) {
        lead(ref.leadId(), new LeadEvent.Called(ref.callId(), concluded.outcome()));
      }
    }
  }

  private Call call(CallRef ref) {
    Call call = calls.get(ref.callId());
    if (call == null) {
      throw new IllegalStateException("no such call");
    }
    return call;
  }

  private void lead(UUID id, LeadEvent event) {
    leads.computeIfPresent(id, (key, lead) -> lead.on(event, RULES, now).lead());
  }

  private void input(UUID id, AgentInput input) {
    agents.computeIfPresent(
        id,
        (key, agent) -> {
          Agent.Step step = agent.on(input, now);
          step.facts().stream()
              .filter(AgentFact.Freed.class::isInstance)
              .forEach(fact -> counts.merge("Freed", 1, Integer::sum));
          return step.agent();
        });
  }

  private Duration after(int upToMillis) {
    return Duration.ofMillis(1 + random.nextInt(upToMillis));
  }

  private void in(Duration delay, Runnable action) {
    agenda.add(new Planned(now.plus(delay), order++, action));
  }

  private record Planned(Instant at, long order, Runnable action) {}

  private final class VirtualClock extends Clock {
    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      return now;
    }
  }
}
