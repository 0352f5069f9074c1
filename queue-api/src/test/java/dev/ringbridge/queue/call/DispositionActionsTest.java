package dev.ringbridge.queue.call;

import static dev.ringbridge.queue.Eventually.assertSoon;
import static dev.ringbridge.queue.call.Conversations.call;
import static dev.ringbridge.queue.call.Conversations.lead;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import dev.ringbridge.core.access.Role;
import dev.ringbridge.core.call.CallEvent.CallPlaced;
import dev.ringbridge.core.call.CallEvent.OptedOut;
import dev.ringbridge.core.call.DialJob.PlaceCall;
import dev.ringbridge.core.call.Ending;
import dev.ringbridge.core.contract.Topic;
import dev.ringbridge.core.disposition.AutoAction;
import dev.ringbridge.core.lead.FollowUp;
import dev.ringbridge.core.lead.FollowUp.CallDisposed;
import dev.ringbridge.core.lead.FollowUp.EscalationResolved;
import dev.ringbridge.core.lead.FollowUp.LeadEscalated;
import dev.ringbridge.core.lead.FollowUp.LeadReassigned;
import dev.ringbridge.core.lead.FollowUp.NurtureRequested;
import dev.ringbridge.core.lead.FollowUp.VisitRequested;
import dev.ringbridge.embedded.testing.TestServers;
import dev.ringbridge.queue.Floor;
import dev.ringbridge.queue.Given;
import dev.ringbridge.queue.Topics;
import dev.ringbridge.queue.Topics.Heard;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Table T1 through the API and the database, and what each action sets going. */
@QuarkusTest
@WithTestResource(TestServers.class)
class DispositionActionsTest {
  @Inject Topics topics;
  @Inject Floor floor;
  @Inject Conversations talks;

  @BeforeEach
  void open() {
    floor.openAccount("US");
  }

  @AfterEach
  void endShift() {
    floor.endShift();
  }

  /** The agents' codes: action, state of the lead, hours until it is dialed again. */
  static Stream<Arguments> agentsCodes() {
    return Stream.of(
        Arguments.of("CONNECTED_INTERESTED", AutoAction.SCHEDULE_VISIT, "REACHED", null),
        Arguments.of("CONNECTED_NOT_INTERESTED", AutoAction.NURTURE_CAMPAIGN, "SCHEDULED", 2160),
        Arguments.of("CONNECTED_CALLBACK", AutoAction.RESCHEDULE, "SCHEDULED", 24),
        Arguments.of("CONNECTED_WRONG_NUMBER", AutoAction.MARK_INVALID, "INVALID", null),
        Arguments.of("CONNECTED_LANGUAGE_BARRIER", AutoAction.REASSIGN, "SCHEDULED", 0),
        Arguments.of("SPECIAL_DND", AutoAction.MARK_DND, "SUPPRESSED", null),
        Arguments.of("SPECIAL_ESCALATE", AutoAction.ASSIGN_MANAGER, "REACHED", null),
        Arguments.of("SPECIAL_TECHNICAL_ISSUE", AutoAction.RETRY, "SCHEDULED", 1));
  }

  @ParameterizedTest
  @MethodSource("agentsCodes")
  void codeOfTheTableSetsItsActionGoing(
      String code, AutoAction action, String state, Integer hours) {
    Heard heard = topics.listen(Topic.LEAD_EVENTS);
    PlaceCall job =
        talks.over(topics.listen(Topic.DIAL_JOBS), Floor.campaignWithLeads(Map.of(), "low"));

    talks.dispose(job, said(code)).statusCode(200).body("disposition", is(code));

    lead(job).body("dialState", is(state));
    if (hours != null) {
      assertThat(Instant.parse(lead(job).extract().path("dueAt")))
          .isCloseTo(Instant.now().plus(Duration.ofHours(hours)), within(30, ChronoUnit.SECONDS));
    }
    CallDisposed fact = await(heard, CallDisposed.class, job);
    assertThat(fact.action()).isEqualTo(action);
    assertThat(fact.code()).isEqualTo(code);
    assertThat(fact.agentId()).isEqualTo(talks.agent());
    assertThat(fact.disposedBy()).isEqualTo(talks.agent());
  }

  private static Map<String, Object> said(String code) {
    return switch (code) {
      case "CONNECTED_NOT_INTERESTED" -> Map.of("code", code, "subCode", "TOO_EXPENSIVE");
      case "CONNECTED_LANGUAGE_BARRIER" -> Map.of("code", code, "language", "Klingon");
      default -> Map.of("code", code);
    };
  }

  /** The system's codes follow from what the carrier says; their hours are the retry rules'. */
  static Stream<Arguments> systemsCodes() {
    return Stream.of(
        Arguments.of(Ending.BUSY, "NOT_CONNECTED_BUSY", "SCHEDULED", 2),
        Arguments.of(Ending.NO_ANSWER, "NOT_CONNECTED_NO_ANSWER", "SCHEDULED", 4),
        Arguments.of(Ending.INVALID_NUMBER, "NOT_CONNECTED_OUT_OF_SERVICE", "INVALID", null),
        Arguments.of(Ending.FAILED, "SPECIAL_TECHNICAL_ISSUE", "SCHEDULED", 1));
  }

  @ParameterizedTest
  @MethodSource("systemsCodes")
  void callThatNobodyTalkedOnIsDisposedByTheSystem(
      Ending ending, String code, String state, Integer hours) {
    PlaceCall job =
        talks.placed(topics.listen(Topic.DIAL_JOBS), Floor.campaignWithLeads(Map.of(), "low"));

    talks.end(job, ending);

    assertSoon(() -> lead(job).body("dialState", is(state)));
    call(job).body("disposition", is(code)).body("disposedBy", nullValue());
    if (hours != null) {
      assertThat(Instant.parse(lead(job).extract().path("dueAt")))
          .isCloseTo(Instant.now().plus(Duration.ofHours(hours)), within(30, ChronoUnit.SECONDS));
    }
  }

  @Test
  void agentCannotGiveWhatIsTheSystems() {
    PlaceCall job =
        talks.over(topics.listen(Topic.DIAL_JOBS), Floor.campaignWithLeads(Map.of(), "low"));

    talks
        .dispose(job, Map.of("code", "NOT_CONNECTED_SWITCHED_OFF"))
        .statusCode(400)
        .body("errors.field", hasItem("code"));
  }

  @Test
  void visitsAndNurturingAreAskedForOnce() {
    Heard heard = topics.listen(Topic.LEAD_EVENTS);
    Heard jobs = topics.listen(Topic.DIAL_JOBS);
    PlaceCall job = talks.over(jobs, Floor.campaignWithLeads(Map.of(), "low"));

    talks.dispose(job, Map.of("code", "CONNECTED_INTERESTED", "note", "one")).statusCode(200);
    talks.dispose(job, Map.of("code", "CONNECTED_INTERESTED", "note", "two")).statusCode(200);
    talks
        .dispose(job, Map.of("code", "CONNECTED_NOT_INTERESTED", "subCode", "TOO_EXPENSIVE"))
        .statusCode(200);

    NurtureRequested nurture = await(heard, NurtureRequested.class, job);
    assertThat(nurture.subCode()).isEqualTo("TOO_EXPENSIVE");
    assertThat(of(heard, VisitRequested.class, job)).hasSize(1);
    assertThat(of(heard, CallDisposed.class, job)).as("each word is told").hasSize(3);
  }

  @Test
  void subDispositionIsAskedForCheckedAndKept() {
    PlaceCall job =
        talks.over(topics.listen(Topic.DIAL_JOBS), Floor.campaignWithLeads(Map.of(), "low"));

    talks
        .dispose(job, Map.of("code", "CONNECTED_NOT_INTERESTED"))
        .statusCode(400)
        .body("errors.field", hasItem("subCode"));
    talks
        .dispose(job, Map.of("code", "CONNECTED_NOT_INTERESTED", "subCode", "NO_SUCH"))
        .statusCode(400);
    talks
        .dispose(job, Map.of("code", "CONNECTED_INTERESTED", "subCode", "TOO_EXPENSIVE"))
        .statusCode(400)
        .body("errors.field", hasItem("subCode"));
    call(job).body("disposition", nullValue());

    talks
        .dispose(job, Map.of("code", "CONNECTED_NOT_INTERESTED", "subCode", "ALREADY_HAS_SOLUTION"))
        .statusCode(200)
        .body("subDisposition", is("ALREADY_HAS_SOLUTION"))
        .body("subDispositionLabel", is("Already has a solution"));
  }

  @Test
  void callKeepsWhatWasSaidWhenTheCodeIsGone() {
    Heard jobs = topics.listen(Topic.DIAL_JOBS);
    UUID campaign = Floor.campaignWithLeads(Map.of(), "low");
    PlaceCall job = talks.talked(jobs, campaign);
    talks.dispose(job, Map.of("code", "CONNECTED_CALLBACK")).statusCode(200);

    Given.admin()
        .body(
            Map.of(
                "dispositions",
                List.of(
                    Map.of(
                        "code", "STOP",
                        "label", "Stop",
                        "group", "SPECIAL",
                        "action", "MARK_DND",
                        "subDispositions", List.of()))))
        .put("/api/v1/campaigns/" + campaign + "/dispositions")
        .then()
        .statusCode(200);
    talks.end(job);

    assertSoon(() -> lead(job).body("dialState", is("SCHEDULED")).body("category", is("CALLBACK")));
    call(job)
        .body("disposition", is("CONNECTED_CALLBACK"))
        .body("dispositionLabel", is("Call back"));
    talks.dispose(job, Map.of("code", "CONNECTED_INTERESTED")).statusCode(400);
    talks.dispose(job, Map.of("code", "STOP")).statusCode(200);
  }

  @Test
  void barrierIsForAnAgentWhoSpeaksTheLanguageAndNobodyElse() {
    Heard jobs = topics.listen(Topic.DIAL_JOBS);
    Heard heard = topics.listen(Topic.LEAD_EVENTS);
    UUID campaign = Floor.campaignWithLeads(Map.of(), "low");
    PlaceCall first = talks.over(jobs, campaign);

    talks
        .dispose(first, Map.of("code", "CONNECTED_LANGUAGE_BARRIER", "language", " Hindi "))
        .statusCode(200);

    assertThat(await(heard, LeadReassigned.class, first).language()).isEqualTo("hindi");
    lead(first).body("wantsLanguage", is("hindi"));
    explained(first, "It waits for an agent who speaks hindi, and no agent of its campaign does.");
    campaignLine(campaign, "One lead waits for agents who speak their language; it has none.");
    floor.onShift(campaign, 3);
    UUID speaker = agentWhoSpeaks(campaign, "Hindi");
    explained(first, "It may be dialed now, as soon as it is first in line.");
    campaignLine(campaign, "It dials as fast as its agents and the carrier allow.");
    assertThat(jobs.all(PlaceCall.class, job -> Conversations.isOf(job, campaign))).hasSize(1);
    floor.onShift(campaign, speaker);

    PlaceCall second =
        jobs.await(2, PlaceCall.class, job -> Conversations.isOf(job, campaign)).get(1);
    assertThat(second.call().leadId()).isEqualTo(first.call().leadId());
    assertThat(second.reservation().agentId()).isEqualTo(speaker);
  }

  private static UUID agentWhoSpeaks(UUID campaign, String language) {
    String id =
        Given.admin()
            .body(
                Map.of(
                    "username", "speaker-" + UUID.randomUUID(),
                    "name", "Speaker",
                    "role", "AGENT",
                    "password", "a-long-password",
                    "languages", List.of(language)))
            .post("/api/v1/users")
            .then()
            .statusCode(201)
            .body("languages", is(List.of("hindi")))
            .extract()
            .path("id");
    Given.admin()
        .body(Map.of("agentIds", List.of(id)))
        .put("/api/v1/campaigns/" + campaign + "/agents")
        .then()
        .statusCode(200);
    return UUID.fromString(id);
  }

  private static void explained(PlaceCall job, String line) {
    Given.admin()
        .get("/api/v1/leads/" + job.call().leadId() + "/explanation")
        .then()
        .body("line", is(line));
  }

  private static void campaignLine(UUID campaign, String line) {
    Given.admin()
        .get("/api/v1/campaigns/" + campaign + "/explanation")
        .then()
        .body("line", is(line));
  }

  @Test
  void barrierOfAnUnknownLanguageIsPutBeforeTheSupervisors() {
    Heard heard = topics.listen(Topic.LEAD_EVENTS);
    PlaceCall job =
        talks.over(topics.listen(Topic.DIAL_JOBS), Floor.campaignWithLeads(Map.of(), "low"));

    talks.dispose(job, Map.of("code", "CONNECTED_LANGUAGE_BARRIER")).statusCode(200);

    UUID id = await(heard, LeadEscalated.class, job).escalationId();
    lead(job).body("dialState", is("REACHED"));
    escalation(id, "OPEN").body("items[0].reason", is("Language barrier"));
  }

  @Test
  void supervisorSendsAnEscalatedLeadBackIntoTheQueueOnce() {
    Heard heard = topics.listen(Topic.LEAD_EVENTS);
    PlaceCall job =
        talks.over(topics.listen(Topic.DIAL_JOBS), Floor.campaignWithLeads(Map.of(), "low"));
    talks.dispose(job, Map.of("code", "SPECIAL_ESCALATE", "note", "wants a discount"));
    UUID id = await(heard, LeadEscalated.class, job).escalationId();
    escalation(id, "OPEN")
        .body("items.find { it.id == '%s' }.note".formatted(id), is("wants a discount"));

    resolve(id, Role.AGENT, "DONE").statusCode(403);
    resolve(id, Role.SUPERVISOR, "OPEN").statusCode(400);
    resolve(id, Role.SUPERVISOR, "BACK_IN_QUEUE")
        .statusCode(200)
        .body("state", is("BACK_IN_QUEUE"));

    lead(job).body("dialState", is("SCHEDULED"));
    assertThat(await(heard, EscalationResolved.class, job).backInQueue()).isTrue();
    resolve(id, Role.SUPERVISOR, "DONE").statusCode(409);
    Given.foreignAdmin()
        .body(Map.of("state", "DONE"))
        .post("/api/v1/escalations/" + id + "/resolve")
        .then()
        .statusCode(404);
  }

  @Test
  void agentWhoTakesTheirWordBackTakesTheLeadOffTheList() {
    Heard heard = topics.listen(Topic.LEAD_EVENTS);
    PlaceCall job =
        talks.over(topics.listen(Topic.DIAL_JOBS), Floor.campaignWithLeads(Map.of(), "low"));
    talks.dispose(job, Map.of("code", "SPECIAL_ESCALATE")).statusCode(200);
    UUID id = await(heard, LeadEscalated.class, job).escalationId();

    talks.dispose(job, Map.of("code", "CONNECTED_INTERESTED")).statusCode(200);
    escalation(id, "WITHDRAWN");
    talks.dispose(job, Map.of("code", "SPECIAL_ESCALATE")).statusCode(200);

    escalation(id, "OPEN");
    assertThat(heard.await(2, LeadEscalated.class, one -> isOf(one, job))).hasSize(2);
  }

  @Test
  void whoAskedOnAnEarlierCallIsNotCalledAgain() {
    Heard jobs = topics.listen(Topic.DIAL_JOBS);
    PlaceCall said = calledAgain(jobs);
    PlaceCall pressed = calledAgain(jobs);

    talks.dispose(said, Map.of("code", "SPECIAL_DND")).statusCode(200);
    topics.say(new OptedOut(pressed.call(), Instant.now().truncatedTo(ChronoUnit.MILLIS)));

    for (PlaceCall first : List.of(said, pressed)) {
      assertSoon(() -> listed(first).body("items.size()", is(1)));
      lead(first).body("dialState", is("CALLING"));
      talks.end(
          jobs.await(2, PlaceCall.class, one -> isOfLead(one, first)).get(1), Ending.NO_ANSWER);
      assertSoon(() -> lead(first).body("dialState", is("SUPPRESSED")));
    }
  }

  /** A call that is over, and whose lead is on the line again. */
  private PlaceCall calledAgain(Heard jobs) {
    Heard heard = topics.listen(Topic.LEAD_EVENTS);
    UUID campaign = Floor.campaignWithLeads(Map.of(), "low");
    PlaceCall first = talks.over(jobs, campaign);
    talks.dispose(first, Map.of("code", "SPECIAL_ESCALATE")).statusCode(200);
    UUID id = await(heard, LeadEscalated.class, first).escalationId();
    resolve(id, Role.SUPERVISOR, "BACK_IN_QUEUE").statusCode(200);
    floor.onShift(campaign, 1);
    PlaceCall second = jobs.await(2, PlaceCall.class, one -> isOfLead(one, first)).get(1);
    topics.say(new CallPlaced(second.call(), "CA" + second.call().callId(), Instant.now()));
    assertSoon(() -> call(second).body("state", is("PLACED")));
    return first;
  }

  private static boolean isOfLead(PlaceCall job, PlaceCall first) {
    return first.call().leadId().equals(job.call().leadId());
  }

  private static ValidatableResponse listed(PlaceCall job) {
    return Given.admin()
        .queryParam("text", job.number().e164().substring(1))
        .get("/api/v1/suppressions")
        .then();
  }

  private static ValidatableResponse escalation(UUID id, String state) {
    return Given.admin()
        .queryParam("state", state)
        .get("/api/v1/escalations")
        .then()
        .statusCode(200)
        .body("items.id", hasItem(id.toString()));
  }

  private static ValidatableResponse resolve(UUID id, Role role, String state) {
    return Given.as(UUID.randomUUID(), role, Given.OURS)
        .body(Map.of("state", state))
        .post("/api/v1/escalations/" + id + "/resolve")
        .then();
  }

  private static <T extends FollowUp> T await(Heard heard, Class<T> kind, PlaceCall job) {
    return heard.await(1, kind, one -> isOf(one, job)).get(0);
  }

  private static <T extends FollowUp> List<T> of(Heard heard, Class<T> kind, PlaceCall job) {
    return heard.all(kind, one -> isOf(one, job));
  }

  private static boolean isOf(FollowUp event, PlaceCall job) {
    return event.call().equals(job.call());
  }
}
