package dev.ringbridge.queue.lead;

import static dev.ringbridge.queue.Eventually.assertSoon;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ringbridge.core.call.CallEvent.CallAnswered;
import dev.ringbridge.core.call.CallEvent.CallEnded;
import dev.ringbridge.core.call.CallEvent.CallPlaced;
import dev.ringbridge.core.call.DialJob.PlaceCall;
import dev.ringbridge.core.call.Ending;
import dev.ringbridge.core.call.Evidence;
import dev.ringbridge.core.carrier.AccountSnapshot;
import dev.ringbridge.core.compliance.CallingGrounds;
import dev.ringbridge.core.contract.Topic;
import dev.ringbridge.embedded.testing.TestServers;
import dev.ringbridge.foundation.database.Database;
import dev.ringbridge.queue.Floor;
import dev.ringbridge.queue.Given;
import dev.ringbridge.queue.InQueue;
import dev.ringbridge.queue.Topics;
import dev.ringbridge.queue.Topics.Heard;
import dev.ringbridge.queue.account.OpenAccounts;
import dev.ringbridge.queue.lead.TurnsModel.End;
import dev.ringbridge.queue.lead.TurnsModel.Person;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Leads of several numbers, while lists, consents, what the campaign asks for and the countries of
 * its account change between their calls, by chance of a seed. A model that knows nothing of the
 * code says what may be called: no other number is, each has its turn in order while nothing
 * changes, and nobody waits at a number that may not be called while they have one that may.
 */
@QuarkusTest
@WithTestResource(TestServers.class)
class TurningNumbersPropertyTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final List<End> ENDS = List.of(End.values());
  private static final int PEOPLE = 8;
  private static final int ROUNDS = 10;
  private static final Map<String, Integer> RETRIES =
      Map.of("NO_ANSWER", 30, "BUSY", 30, "ABANDONED", 30);

  @Inject Topics topics;
  @Inject Floor floor;
  @Inject @InQueue Database database;
  @Inject OpenAccounts accounts;
  @Inject TurningStuckLeads turning;

  private final Set<UUID> ended = new HashSet<>();
  private final Map<String, String> entries = new HashMap<>();
  private Heard jobs;
  private TurnsModel model;
  private UUID campaign;

  @AfterEach
  void endShift() {
    floor.endShift(jobs);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void everyNumberThatMayBeCalledIsCalledInItsTurnAndNoOther(long seed) {
    Random random = new Random(seed);
    jobs = topics.listen(Topic.DIAL_JOBS);
    callable(Set.of("US", "GB"));
    model = TurnsModel.of(random, PEOPLE, seed);
    campaign =
        Floor.campaignWith(
            Map.of(
                "mode", "RATIO", "linesPerAgent", 10, "maxAttempts", 50, "retryMinutes", RETRIES),
            model.file(),
            PEOPLE);
    model.people().forEach(person -> person.id = leadOf(person));
    floor.onShift(campaign, 4);
    Floor.start(campaign);
    int calls = 0;
    for (int round = 0; round < ROUNDS; round++) {
      calls += dial(random);
      pause();
      for (int changes = random.nextInt(4); changes > 0; changes--) {
        change(random);
      }
      turning.turn(Given.OURS.organizationId()).await().atMost(PATIENCE);
      model.settled();
      nobodyWaitsAtANumberThatMayNotBeCalled();
    }
    assertThat(calls).as("calls in all").isGreaterThan(2 * PEOPLE);
  }

  /** Everybody's time has come: whoever has a number that may be called is called there. */
  private int dial(Random random) {
    int before = ended.size();
    sql("update queue.campaigns set state = 'RUNNING' where id = $1", campaign);
    sql(
        """
        with due as (
          update queue.leads set due_at = now() where campaign_id = $1 and dial_state in ('PENDING', 'SCHEDULED') returning id)
        update queue.lead_queue set due_at = now() where lead_id in (select id from due)""",
        campaign);
    Set<Person> waiting = model.callable();
    assertSoon(
        () -> {
          answerAll(random, waiting);
          assertThat(waiting).as("have a number that may be called and are not called").isEmpty();
        });
    return ended.size() - before;
  }

  private void answerAll(Random random, Set<Person> waiting) {
    jobs.all(PlaceCall.class, job -> job.call().campaignId().equals(campaign)).stream()
        .filter(job -> ended.add(job.call().callId()))
        .forEach(job -> answer(job, random, waiting));
  }

  private void answer(PlaceCall job, Random random, Set<Person> waiting) {
    Person person = model.person(job.call().leadId());
    String number = job.number().e164();
    assertThat(model.mayCall(person, number)).as("%s may be called", number).isTrue();
    person.expected().ifPresent(next -> assertThat(number).as("in its turn").isEqualTo(next));
    End end = ENDS.get(random.nextInt(ENDS.size()));
    say(job, end);
    assertSoon(() -> assertThat(callState(job)).isEqualTo("ENDED"));
    model.called(person, number, end);
    if (end != End.NO_SUCH_NUMBER || !model.isCallable(person)) {
      waiting.remove(person);
    }
  }

  private void say(PlaceCall job, End end) {
    Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    topics.say(new CallPlaced(job.call(), "CA" + job.call().callId(), now));
    if (end == End.ABANDONED) {
      topics.say(new CallAnswered(job.call(), null, now.plusSeconds(2), now));
    }
    Ending ending =
        switch (end) {
          case NO_ANSWER -> Ending.NO_ANSWER;
          case BUSY -> Ending.BUSY;
          case NO_SUCH_NUMBER -> Ending.INVALID_NUMBER;
          case ABANDONED -> Ending.COMPLETED;
        };
    topics.say(new CallEnded(job.call(), null, ending, Evidence.CARRIER, now.plusMillis(1)));
  }

  /** While the campaign is paused nothing is planned by rules that change meanwhile. */
  private void pause() {
    sql("update queue.campaigns set state = 'PAUSED' where id = $1", campaign);
    assertSoon(
        () ->
            assertThat(
                    sql(
                            "select 1 from queue.calls where campaign_id = $1 and state <> 'ENDED'",
                            campaign)
                        .size())
                .isZero());
    assertThat(jobs.all(PlaceCall.class, job -> job.call().campaignId().equals(campaign)))
        .as("nobody was called twice in a round")
        .allMatch(job -> ended.contains(job.call().callId()));
  }

  private void change(Random random) {
    Person person = model.people().get(random.nextInt(PEOPLE));
    String number = person.numbers().get(random.nextInt(person.numbers().size()));
    switch (random.nextInt(5)) {
      case 0, 1 -> suppressOrRelease(number);
      case 2 -> consent(person, number);
      case 3 -> demandConsent(!model.demandsConsent);
      default -> callable(model.countries.size() == 2 ? Set.of("US") : Set.of("US", "GB"));
    }
  }

  private void suppressOrRelease(String number) {
    String entry = entries.remove(number);
    if (entry == null) {
      String id =
          Given.admin()
              .body(Map.of("number", number))
              .post("/api/v1/suppressions")
              .then()
              .statusCode(201)
              .extract()
              .path("id");
      entries.put(number, id);
      model.suppressed.add(number);
    } else {
      Given.admin().delete("/api/v1/suppressions/" + entry).then().statusCode(204);
      model.suppressed.remove(number);
    }
  }

  private void consent(Person person, String number) {
    Given.admin()
        .body(Map.of("scope", "CALLS", "source", "form", "phone", number))
        .post("/api/v1/leads/" + person.id + "/consents")
        .then()
        .statusCode(201);
    model.consented.add(number);
  }

  private void demandConsent(boolean demanded) {
    Given.admin()
        .body(Map.of("name", "Turns " + campaign, "consentRequired", demanded ? "CALLS" : "NONE"))
        .put("/api/v1/campaigns/" + campaign)
        .then()
        .statusCode(200);
    model.demandsConsent = demanded;
  }

  private void callable(Set<String> countries) {
    floor.openAccount(countries.toArray(String[]::new));
    assertSoon(
        () ->
            assertThat(
                    accounts
                        .routing(Given.OURS.organizationId(), CallingGrounds.PRACTICE)
                        .candidates())
                .extracting(AccountSnapshot::countries)
                .first()
                .isEqualTo(countries));
    if (model != null) {
      model.countries = countries;
    }
  }

  private void nobodyWaitsAtANumberThatMayNotBeCalled() {
    for (Row row :
        sql("select id, phone, dial_state from queue.leads where campaign_id = $1", campaign)) {
      Person person = model.person(row.getUUID("id"));
      if (model.isCallable(person)) {
        assertThat(row.getString("dial_state")).as("%s waits", person).isIn("PENDING", "SCHEDULED");
        assertThat(model.mayCall(person, row.getString("phone")))
            .as("%s waits at a number that may be called", person)
            .isTrue();
      }
    }
  }

  private UUID leadOf(Person person) {
    return sql(
            "select id from queue.leads where campaign_id = $1 and name = '" + person.name() + "'",
            campaign)
        .iterator()
        .next()
        .getUUID("id");
  }

  private String callState(PlaceCall job) {
    return sql("select state from queue.calls where id = $1", job.call().callId())
        .iterator()
        .next()
        .getString("state");
  }

  private RowSet<Row> sql(String statement, UUID id) {
    return database
        .asEngine(work -> work.sql().preparedQuery(statement).execute(Tuple.of(id)))
        .await()
        .atMost(PATIENCE);
  }
}
