package dev.ringbridge.gateway.matching;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ringbridge.core.call.CallEvent;
import dev.ringbridge.core.call.CallRef;
import dev.ringbridge.embedded.testing.TestServers;
import dev.ringbridge.foundation.database.Database;
import dev.ringbridge.foundation.event.Intake;
import dev.ringbridge.foundation.json.Json;
import dev.ringbridge.gateway.InGateway;
import dev.ringbridge.gateway.shift.AgentsFree;
import dev.ringbridge.gateway.testing.Company;
import dev.ringbridge.gateway.testing.Tables;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/**
 * Many calls and few agents of several campaigns, several replicas at once. The sweep is off in the
 * tests: what a replica misses here, nobody makes up for.
 */
@QuarkusTest
@WithTestResource(TestServers.class)
class MatchingCrowdTest {
  private static final int CALLS = 240;
  private static final int AGENTS = 20;
  private static final int ACTORS = 4;

  @Inject FoldingCalls folding;
  @Inject Matches matches;
  @Inject WaitingCalls waitingCalls;
  @Inject @InGateway Database database;
  @Inject Tables tables;

  private final Random random = new Random(20261121);
  private final Company company = new Company();
  private final List<UUID> campaigns =
      List.of(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID());

  @Test
  void everyCallGetsOneAgentAndNoAgentTwoCalls() throws Exception {
    IntStream.range(0, AGENTS).forEach(this::hire);
    List<CallRef> calls = IntStream.range(0, CALLS).mapToObj(this::call).toList();
    List<Callable<Void>> actors = new ArrayList<>();
    for (int one = 0; one < ACTORS; one++) {
      List<CallRef> share = share(calls, one);
      Matching replica = replica();
      actors.add(() -> answer(share, replica));
      actors.add(() -> talkAndEnd(replica));
    }

    runAll(actors);

    assertThat(matchesPerCall())
        .hasSize(CALLS)
        .allSatisfy((call, count) -> assertThat(count).isOne());
    assertThat(
            tables.count(
                "select count(*) from gateway.agents where organization_id = $1 and state <> 'AVAILABLE'",
                company.organizationId()))
        .isZero();
    everyAgentHadOneCallAtATime();
  }

  private Matching replica() {
    return new Matching(database, matches, waitingCalls, new SimpleMeterRegistry());
  }

  private static void runAll(List<Callable<Void>> actors) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(actors.size());
    try {
      for (Future<Void> actor : threads.invokeAll(actors, 60, TimeUnit.SECONDS)) {
        actor.get();
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private Void answer(List<CallRef> share, Matching replica) {
    for (CallRef call : share) {
      fold(replica, company.answered(call));
    }
    return null;
  }

  /** Proves and ends what is matched, until every call is over. */
  private Void talkAndEnd(Matching replica) {
    Instant end = Instant.now().plusSeconds(50);
    while (over() < CALLS) {
      if (Instant.now().isAfter(end)) {
        throw new AssertionError("only " + over() + " calls are over");
      }
      matched().forEach(row -> talkAndEnd(replica, row));
    }
    return null;
  }

  private void talkAndEnd(Matching replica, Row row) {
    CallRef call =
        new CallRef(
            row.getUUID("call_id"),
            row.getUUID("campaign_id"),
            row.getUUID("lead_id"),
            company.tenancy());
    fold(replica, company.bridged(call, row.getUUID("agent_id"), row.getLong("leg_epoch")));
    fold(replica, company.ended(call));
  }

  private List<Row> matched() {
    return StreamSupport.stream(
            tables
                .run(
                    """
                    select * from gateway.waiting_calls
                     where organization_id = $1 and state = 'MATCHED' order by random() limit 3""",
                    company.organizationId())
                .spliterator(),
            false)
        .toList();
  }

  private long over() {
    return tables.count(
        "select count(*) from gateway.waiting_calls where organization_id = $1 and state = 'GONE'",
        company.organizationId());
  }

  private void fold(Matching replica, CallEvent event) {
    List<Intake.Received> batch = List.of(new Intake.Received(UUID.randomUUID(), event));
    FoldingCalls.Folded folded =
        folding.fold(CallBatch.of(batch)).await().atMost(Duration.ofSeconds(20));
    replica.soon(folded.waiting());
    replica.free(new AgentsFree(folded.crew().available()));
  }

  private CallRef call(int number) {
    return company.call(campaigns.get(number % campaigns.size()));
  }

  private static List<CallRef> share(List<CallRef> calls, int actor) {
    return IntStream.range(0, calls.size())
        .filter(place -> place % ACTORS == actor)
        .mapToObj(calls::get)
        .toList();
  }

  /** An agent of one, two or all of the campaigns. */
  private void hire(int number) {
    UUID agentId = UUID.randomUUID();
    UUID[] serves = campaigns.subList(random.nextInt(3), 3).toArray(UUID[]::new);
    tables.run(
        """
        insert into gateway.profiles (agent_id, organization_id, branch_id, name, campaign_ids, active, version)
        values ($1, $2, $3, 'Ada', $4, true, 1)""",
        agentId,
        company.organizationId(),
        company.tenancy().branchId(),
        serves);
    tables.run(
        """
        insert into gateway.agents (agent_id, organization_id, branch_id, state, wanted, epoch, leg_room, leg_epoch,
                                    leg_up_at, lease_until)
        values ($1, $2, $3, 'AVAILABLE', 'AVAILABLE', 1, $4, 1, now(), now() + interval '1 hour')""",
        agentId,
        company.organizationId(),
        company.tenancy().branchId(),
        Company.room(agentId, 1));
  }

  private Map<String, Long> matchesPerCall() {
    return said("AgentMatched.v1").stream()
        .collect(
            Collectors.groupingBy(
                event -> event.path("call").path("callId").asText(), Collectors.counting()));
  }

  /** Each version of an agent was said once; every new call was begun from being free. */
  private void everyAgentHadOneCallAtATime() {
    Map<String, List<JsonNode>> histories =
        said("AgentSnapshot.v1").stream()
            .sorted((left, right) -> Long.compare(version(left), version(right)))
            .collect(Collectors.groupingBy(event -> event.path("agentId").asText()));
    assertThat(histories).isNotEmpty();
    histories.values().forEach(MatchingCrowdTest::hadOneCallAtATime);
  }

  private static void hadOneCallAtATime(List<JsonNode> history) {
    assertThat(history).extracting(MatchingCrowdTest::version).doesNotHaveDuplicates();
    String before = "AVAILABLE";
    String call = "null";
    for (JsonNode one : history) {
      String state = one.path("state").asText();
      String theirs = one.path("callId").asText();
      if (state.equals("AVAILABLE")) {
        assertThat(theirs).isEqualTo("null");
      } else if (!theirs.equals(call)) {
        assertThat(before).as("a new call is begun from").isEqualTo("AVAILABLE");
      }
      before = state;
      call = theirs;
    }
  }

  private static long version(JsonNode snapshot) {
    return snapshot.path("version").asLong();
  }

  private List<JsonNode> said(String type) {
    return StreamSupport.stream(
            tables
                .run(
                    "select body from gateway.outbox where organization_id = $1 and type = $2",
                    company.organizationId(),
                    type)
                .spliterator(),
            false)
        .map(row -> json(row.getString(0)))
        .toList();
  }

  private static JsonNode json(String body) {
    try {
      return Json.MAPPER.readTree(body);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
