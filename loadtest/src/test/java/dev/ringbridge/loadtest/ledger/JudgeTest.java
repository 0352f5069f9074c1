package dev.ringbridge.loadtest.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A judge that finds nothing is worth nothing: each crime once, and an innocent run. */
class JudgeTest {
  private static final String NEW_YORK = "+12125550130";
  private static final String HAWAII = "+18085550131";
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Noon in New York, seven in the morning in Hawaii. */
  private static final Instant NOON = Instant.parse("2026-11-20T17:00:00Z");

  private final Witness witness = new Witness();
  private final Map<String, LeadNow> leads = new HashMap<>();
  private final Map<String, CallNow> calls = new HashMap<>();

  JudgeTest() {
    leads.put(NEW_YORK, new LeadNow("SCHEDULED", 1));
    leads.put(HAWAII, new LeadNow("PENDING", 0));
    call("CA1", "call-1", NEW_YORK, NOON, 10);
    calls.put("call-1", new CallNow("ENDED", "BUSY"));
  }

  @Test
  void cleanRunHasNoViolation() {
    Judgement judged = judge();
    assertThat(judged).isEqualTo(new Judgement(1, 0, 0, 0, 0, 0, 0, 0, 0, 10));
  }

  @Test
  void callThatWasMadeTwiceIsADoubleDial() {
    call("CA2", "call-1", NEW_YORK, NOON.plusSeconds(100), 10);
    leads.put(NEW_YORK, new LeadNow("SCHEDULED", 2));
    assertThat(judge().doubleDials()).isEqualTo(1);
  }

  @Test
  void callThatTheProductDidNotCountIsADoubleDial() {
    call("CA2", "call-2", NEW_YORK, NOON.plusSeconds(100), 10);
    calls.put("call-2", new CallNow("ENDED", "BUSY"));
    assertThat(judge().doubleDials()).isEqualTo(1);
  }

  @Test
  void leadThatIsGoneIsLost() {
    leads.remove(HAWAII);
    assertThat(judge().lostLeads()).isEqualTo(1);
  }

  @Test
  void leadThatNobodyImportedIsAViolationToo() {
    leads.put("+12125550199", new LeadNow("PENDING", 0));
    assertThat(judge().lostLeads()).isEqualTo(1);
  }

  @Test
  void leadThatHangsInACallIsLost() {
    leads.put(NEW_YORK, new LeadNow("CALLING", 1));
    assertThat(judge().lostLeads()).isEqualTo(1);
  }

  @Test
  void leadThatIsDoneWithoutACallIsLostUnlessTheCarrierSaysThereIsNoSuchNumber() {
    leads.put(HAWAII, new LeadNow("INVALID", 1));
    assertThat(judge().lostLeads()).isEqualTo(1);
    hear("fault-injected", "", NOON, "'fault':'invalid-number','to':'" + HAWAII + "'");
    assertThat(judge().lostLeads()).isZero();
  }

  @Test
  void twoCallsToOneNumberAtATimeOverlap() {
    call("CA2", "call-2", NEW_YORK, NOON.plusSeconds(9), 10);
    assertThat(judge().overlappingCalls()).isEqualTo(1);
  }

  @Test
  void secondLeadInAnAgentsRoomIsSeen() {
    queued("CA2", "call-2", HAWAII, NOON);
    hear("joined", "CA1", NOON, "'conference':'agent-1'");
    hear("joined", "CA2", NOON, "'conference':'agent-2'");
    assertThat(judge().sharedAgents()).isZero();
    hear("left", "CA2", NOON, "'conference':'agent-2'");
    hear("joined", "CA2", NOON, "'conference':'agent-1'");
    assertThat(judge().sharedAgents()).isEqualTo(1);
  }

  @Test
  void lateNewsThatALeadWasWithAnAgentCorrectsTheCallAndNothingElse() {
    calls.put("call-1", CallNow.ABANDONED);
    ProductState before = new ProductState(Map.copyOf(leads), Map.copyOf(calls));
    calls.put("call-1", CallNow.PUT_THROUGH);
    leads.put(NEW_YORK, new LeadNow("REACHED", 1));
    ProductState after = new ProductState(Map.copyOf(leads), Map.copyOf(calls));

    hear("joined", "CA1", NOON, "'conference':'agent-1'");
    assertThat(LateNews.of(before, after, witness.calls()).wrong()).hasSize(2);

    hear("joined", "CAagent", NOON, "'conference':'agent-1'");
    assertThat(LateNews.of(before, after, witness.calls())).isEqualTo(new LateNews(1, List.of()));

    leads.put(HAWAII, new LeadNow("REACHED", 0));
    ProductState more = new ProductState(Map.copyOf(leads), Map.copyOf(calls));
    assertThat(LateNews.of(before, more, witness.calls()).wrong()).hasSize(1);
  }

  @Test
  void leadAloneInTheRoomThatItsAgentLeftMetNobody() {
    hear("joined", "CAagent", NOON, "'conference':'agent-1'");
    hear("left", "CAagent", NOON, "'conference':'agent-1'");
    hear("joined", "CA1", NOON, "'conference':'agent-1'");
    assertThat(witness.calls()).noneMatch(CarrierCall::hasMetAnAgent);
  }

  @Test
  void callOutsideHoursIsAViolationOnlyWhereHoursAreKept() {
    call("CA2", "call-2", HAWAII, NOON, 10);
    assertThat(judge(Set.of(NEW_YORK)).windowViolations()).isZero();
    assertThat(judge(Set.of(NEW_YORK, HAWAII)).windowViolations()).isEqualTo(1);
  }

  @Test
  void callAboveTheCapIsAViolation() {
    call("CA2", "call-2", NEW_YORK, NOON.plusSeconds(100), 10);
    assertThat(judge().capViolations()).isZero();
    call("CA3", "call-3", NEW_YORK, NOON.plusSeconds(200), 10);
    assertThat(judge().capViolations()).isEqualTo(1);
  }

  @Test
  void callTooSoonAfterTheOneBeforeIsAViolation() {
    call("CA2", "call-2", NEW_YORK, NOON.plusSeconds(69), 10);
    assertThat(judge().capViolations()).isEqualTo(1);
  }

  @Test
  void acknowledgedEndThatTheProductDoesNotKnowIsALostWebhook() {
    calls.put("call-1", new CallNow("ENDED", "NO_ANSWER"));
    assertThat(judge().unsettledCalls()).isEqualTo(1);
    assertThat(judge().lostWebhooks()).isZero();
    hear("webhook-answered", "CA1", NOON, "'event':'completed','status':500");
    assertThat(judge().lostWebhooks()).isZero();
    hear("webhook-answered", "CA1", NOON, "'event':'completed','status':204");
    assertThat(judge().lostWebhooks()).isEqualTo(1);
  }

  @Test
  void callThatTheProductNeverHeardOfIsUnsettled() {
    calls.clear();
    assertThat(judge().unsettledCalls()).isEqualTo(1);
  }

  @Test
  void rateIsThatOfTheWorstTenSeconds() {
    for (int i = 0; i < 20; i++) {
      create("call-x" + i, NOON.plusMillis(100L * i));
    }
    create("call-late", NOON.plusSeconds(11));
    assertThat(judge().worstRatePercent()).isEqualTo(210);
  }

  @Test
  void everyFaultIsCounted() {
    hear("fault-injected", "", NOON, "'fault':'executed-500','to':'" + NEW_YORK + "'");
    hear("webhook-fault", "CA1", NOON, "'fault':'lost','event':'ringing'");
    assertThat(witness.faults()).isEqualTo(Map.of("executed-500", 1L, "webhook-lost", 1L));
  }

  private Judgement judge() {
    return judge(Set.of());
  }

  private Judgement judge(Set<String> lawful) {
    Terms terms = new Terms(Set.of(NEW_YORK, HAWAII), lawful, 2, Duration.ofMinutes(1), 1);
    return new Judge(terms, witness, leads, calls).judge();
  }

  private void call(String sid, String call, String number, Instant at, int seconds) {
    create(call, at);
    queued(sid, call, number, at);
    hear("initiated", sid, at, "");
    hear("ended", sid, at.plusSeconds(seconds), "'status':'busy'");
  }

  private void create(String call, Instant at) {
    hear("create-received", "", at, "'callParams':{'call':'" + call + "'}");
  }

  private void queued(String sid, String call, String number, Instant at) {
    hear("queued", sid, at, "'to':'%s','callParams':{'call':'%s'}".formatted(number, call));
  }

  private void hear(String kind, String sid, Instant at, String details) {
    String json =
        "{'kind':'%s','callSid':'%s','at':'%s','details':{%s}}".formatted(kind, sid, at, details);
    try {
      witness.hear(JSON.readTree(json.replace('\'', '"')));
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }
}
