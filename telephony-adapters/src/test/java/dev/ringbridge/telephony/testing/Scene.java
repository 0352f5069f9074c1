package dev.ringbridge.telephony.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringbridge.core.agent.AgentLegEvent;
import dev.ringbridge.core.agent.AgentLegEvent.AgentLegUp;
import dev.ringbridge.core.call.CallCommand.BridgeTo;
import dev.ringbridge.core.call.CallEvent;
import dev.ringbridge.core.call.CallEvent.CallAnswered;
import dev.ringbridge.core.call.CallEvent.TransferRequested;
import dev.ringbridge.core.call.CallRef;
import dev.ringbridge.core.call.CallRules;
import dev.ringbridge.core.call.DialJob.PlaceCall;
import dev.ringbridge.core.call.PhoneNumber;
import dev.ringbridge.core.call.Reservation;
import dev.ringbridge.core.contract.Topic;
import dev.ringbridge.core.event.Event;
import dev.ringbridge.core.event.Ids;
import dev.ringbridge.foundation.database.Database;
import dev.ringbridge.foundation.database.Work;
import dev.ringbridge.foundation.event.EventPublisher;
import dev.ringbridge.foundation.event.OutgoingEvent;
import dev.ringbridge.foundation.event.Tails;
import dev.ringbridge.simulator.OracleLog;
import dev.ringbridge.telephony.InTelephony;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;

/**
 * The world around telephony, for its tests: it plays the queue that publishes jobs, the gateway
 * that matches calls with agents, and listens to all that telephony says.
 */
@ApplicationScoped
public class Scene {
  public static final Duration PATIENCE = Duration.ofSeconds(20);

  private final EventPublisher publisher;
  private final Ids ids;
  private final Database database;
  private final List<Event> heard = new ArrayList<>();
  private final Map<UUID, Function<CallAnswered, Optional<AgentLegUp>>> matchmakers =
      new ConcurrentHashMap<>();

  private final Map<UUID, AgentLegUp> transfers = new ConcurrentHashMap<>();

  Scene(EventPublisher publisher, Ids ids, @InTelephony Database database) {
    this.publisher = publisher;
    this.ids = ids;
    this.database = database;
  }

  void listen(@Observes @Priority(20) StartupEvent event, Tails tails) {
    tails.follow(
        Set.of(
            Topic.CALL_EVENTS,
            Topic.AGENT_LEGS,
            Topic.RECORDING_EVENTS,
            Topic.TALK_STATE,
            Topic.INCOMING_CALLS),
        this::hear);
  }

  private void hear(Event event) {
    synchronized (heard) {
      heard.add(event);
      heard.notifyAll();
    }
    if (event instanceof TransferRequested asked) {
      Optional.ofNullable(transfers.get(asked.call().campaignId()))
          .ifPresent(leg -> publish(bridge(asked.call(), asked.at(), leg)));
    }
    if (event instanceof CallAnswered answered) {
      Optional.ofNullable(matchmakers.get(answered.call().campaignId()))
          .flatMap(matchmaker -> matchmaker.apply(answered))
          .ifPresent(leg -> publish(bridge(answered, leg)));
    }
  }

  /** The command that puts an answered call into an agent's room. */
  public BridgeTo bridge(CallAnswered answered, AgentLegUp leg) {
    return bridge(answered.call(), answered.at(), leg);
  }

  private static BridgeTo bridge(CallRef call, Instant since, AgentLegUp leg) {
    return new BridgeTo(call, leg.agentId(), leg.room(), leg.legEpoch(), since, Instant.now());
  }

  /** Has whoever asks for an agent in this campaign put through to this one. */
  public void transfer(UUID campaignId, AgentLegUp leg) {
    transfers.put(campaignId, leg);
  }

  /** Has this campaign's answered calls matched at once, as the gateway does. */
  public void match(UUID campaignId, Function<CallAnswered, Optional<AgentLegUp>> matchmaker) {
    matchmakers.put(campaignId, matchmaker);
  }

  /** A job for a number, within five seconds. */
  public PlaceCall job(String number, CallRules rules) {
    return job(Examples.call(), number, rules, Duration.ofSeconds(5), null);
  }

  public PlaceCall job(
      CallRef call, String number, CallRules rules, Duration time, Reservation reservation) {
    Instant now = Instant.now();
    return new PlaceCall(
        call,
        new PhoneNumber(number),
        SimulatedCarrier.ACCOUNT,
        now.plus(time),
        rules,
        reservation,
        now);
  }

  /** Publishes a job for a number that behaves as scripted. */
  public CallRef dial(String number) {
    return dial(number, Examples.RULES);
  }

  public CallRef dial(String number, CallRules rules) {
    PlaceCall job = job(number, rules);
    publish(job);
    return job.call();
  }

  /** Publishes to Kafka. */
  public void publish(Event event) {
    publisher.publish(OutgoingEvent.of(ids.next(), "/test", event)).toCompletableFuture().join();
  }

  /** All that was said of a call, in the order of arrival. */
  public List<CallEvent> said(CallRef call) {
    synchronized (heard) {
      return heard.stream()
          .filter(CallEvent.class::isInstance)
          .map(CallEvent.class::cast)
          .filter(event -> event.call().callId().equals(call.callId()))
          .toList();
    }
  }

  public <T extends CallEvent> List<T> said(CallRef call, Class<T> type) {
    return said(call).stream().filter(type::isInstance).map(type::cast).toList();
  }

  /** Waits until something of this kind is said of a call. */
  public <T extends CallEvent> T await(CallRef call, Class<T> type) {
    return await(type, event -> event.call().callId().equals(call.callId()));
  }

  public <T extends AgentLegEvent> T awaitLeg(UUID agentId, Class<T> type) {
    return await(type, event -> event.agentId().equals(agentId));
  }

  /** All events of this kind that were heard so far. */
  public <T extends Event> List<T> all(Class<T> type, Predicate<T> wanted) {
    synchronized (heard) {
      return heard.stream().filter(type::isInstance).map(type::cast).filter(wanted).toList();
    }
  }

  public <T extends Event> T await(Class<T> type, Predicate<T> wanted) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    synchronized (heard) {
      while (true) {
        Optional<T> found =
            heard.stream().filter(type::isInstance).map(type::cast).filter(wanted).findFirst();
        long left = end - System.nanoTime();
        if (found.isPresent() || left <= 0) {
          assertThat(found).as("%s within %s", type.getSimpleName(), PATIENCE).isPresent();
          return found.orElseThrow();
        }
        waitFor(left);
      }
    }
  }

  private void waitFor(long nanos) {
    try {
      TimeUnit.NANOSECONDS.timedWait(heard, nanos);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Waits for an entry of the carrier's own log about a call. */
  public OracleLog.Entry awaitAtCarrier(CallRef call, String kind) {
    return awaitAtCarrier(call, entry -> entry.kind().equals(kind));
  }

  public OracleLog.Entry awaitAtCarrier(CallRef call, Predicate<OracleLog.Entry> wanted) {
    try {
      Optional<OracleLog.Entry> found =
          SimulatedCarrier.simulator()
              .log()
              .await(entry -> isOf(entry, call) && wanted.test(entry), PATIENCE);
      assertThat(found).as("the carrier's entry").isPresent();
      return found.orElseThrow();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The entries of the carrier's own log about a call. */
  public List<OracleLog.Entry> atCarrier(CallRef call, String kind) {
    return SimulatedCarrier.simulator().log().entries().stream()
        .filter(entry -> entry.kind().equals(kind) && isOf(entry, call))
        .toList();
  }

  private static boolean isOf(OracleLog.Entry entry, CallRef call) {
    return entry.callParam("call").filter(call.callId().toString()::equals).isPresent();
  }

  /** One row of telephony's tables. */
  public Row row(String sql, Object... values) {
    return rows(sql, values).get(0);
  }

  public List<Row> rows(String sql, Object... values) {
    return engine(
        work ->
            work.sql()
                .preparedQuery(sql)
                .execute(Tuple.from(values))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false).toList()));
  }

  /** Works as telephony's engine. */
  public <T> T engine(Function<Work, Uni<T>> work) {
    return database.asEngine(work).await().atMost(PATIENCE);
  }

  /** Waits until a query finds a row. */
  public void awaitRow(String sql, Object... values) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (rows(sql, values).isEmpty()) {
      assertThat(System.nanoTime()).as("no row for: %s", sql).isLessThan(end);
      Thread.onSpinWait();
    }
  }
}
