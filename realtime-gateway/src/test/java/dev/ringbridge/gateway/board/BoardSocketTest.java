package dev.ringbridge.gateway.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ringbridge.core.access.Role;
import dev.ringbridge.core.agent.AgentInput;
import dev.ringbridge.core.agent.BreakReason;
import dev.ringbridge.embedded.testing.TestServers;
import dev.ringbridge.gateway.campaign.KnownCampaigns;
import dev.ringbridge.gateway.testing.Company;
import dev.ringbridge.gateway.testing.Floor;
import dev.ringbridge.gateway.testing.SocketContract;
import dev.ringbridge.gateway.testing.TestSocket;
import dev.ringbridge.gateway.testing.Tokens;
import dev.ringbridge.gateway.testing.Topics;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestServers.class)
class BoardSocketTest {
  private static final String PATH = "/ws/board";

  @TestHTTPResource URI base;
  @Inject Topics topics;
  @Inject Floor floor;
  @Inject KnownCampaigns campaigns;

  private final SocketContract contract = new SocketContract();
  private final Company company = new Company();
  private final UUID campaignId = UUID.randomUUID();
  private final List<TestSocket> opened = new ArrayList<>();

  @AfterEach
  void close() {
    opened.forEach(TestSocket::abort);
  }

  @Test
  void upgradeIsForThoseWhoMayWatch() {
    assertThat(TestSocket.refusal(base, PATH, null)).isEqualTo(401);
    assertThat(TestSocket.refusal(base, PATH, "garbage")).isEqualTo(401);
    assertThat(TestSocket.refusal(base, PATH, token(Role.AGENT))).isEqualTo(403);
    for (Role role : List.of(Role.SUPERVISOR, Role.ADMIN, Role.VIEWER)) {
      assertThat(TestSocket.refusal(base, PATH, token(role))).as(role.name()).isEqualTo(101);
    }
  }

  @Test
  void boardIsClosedWhenItsTokenExpires() {
    TestSocket board =
        open(Tokens.of(UUID.randomUUID(), company.tenancy(), Role.VIEWER, Duration.ofSeconds(3)));

    assertThat(board.closeCode()).isEqualTo(1008);
  }

  @Test
  void boardBeginsWithAllThereIs() {
    UUID accountId = UUID.randomUUID();
    topics.say(company.campaign(campaignId, "Autumn", 30), company.account(accountId, true, 1));
    await().until(() -> campaigns.nameOf(campaignId) != null);
    UUID agentId = floor.available(company, campaignId);

    JsonNode snapshot = snapshotWhen(2);

    assertThat(contract.violations("snapshot", snapshot.toString())).isEmpty();
    assertThat(snapshot.at("/campaigns/0/campaignId").asText()).isEqualTo(campaignId.toString());
    assertThat(snapshot.at("/accounts/0/accountId").asText()).isEqualTo(accountId.toString());
    assertThat(snapshot.at("/agents/0/agentId").asText()).isEqualTo(agentId.toString());
    assertThat(snapshot.at("/agents/0/name").asText()).isEqualTo("Ada");
  }

  /** The tail that fills the boards may be a moment behind the test. */
  private JsonNode snapshotWhen(int things) {
    return await()
        .until(
            () -> open().next("snapshot"),
            one -> one.path("agents").size() + one.path("accounts").size() >= things);
  }

  @Test
  void changeIsOnTheBoardWithinASecondAndNothingElse() {
    TestSocket board = open();
    long seq = board.next("snapshot").path("seq").asLong();
    int version = 1;
    Instant said = sayPlaced(version);
    JsonNode frame = news(board);
    while (isLate(frame, said)) {
      assertThat(version).as("changes that came late or all at once").isLessThan(10);
      seq = frame.path("seq").asLong();
      version++;
      said = sayPlaced(version);
      frame = news(board);
    }

    assertThat(contract.violations("delta", frame.toString())).isEmpty();
    assertThat(frame.path("seq").asLong()).isEqualTo(seq + 1);
    assertThat(frame.at("/campaigns/0/placed").asLong()).isEqualTo(version);
    assertThat(frame.path("agents")).isEmpty();
    assertThat(board.next(Duration.ofSeconds(6)).path("type").asText())
        .as("nothing more changed")
        .isEqualTo("heartbeat");
  }

  private Instant sayPlaced(int version) {
    topics.say(company.campaign(campaignId, "Autumn", 30, version, version));
    return Instant.now();
  }

  /** A machine with no time may be late with one change; not with each of them. */
  private static boolean isLate(JsonNode frame, Instant said) {
    return frame.path("type").asText().equals("snapshot")
        || Duration.between(said, Instant.now()).compareTo(Duration.ofSeconds(1)) > 0;
  }

  /**
   * What changed: as a delta, or within all there is where the frame before had not left yet when
   * it changed.
   */
  private static JsonNode news(TestSocket board) {
    return board.next(Set.of("delta", "snapshot"));
  }

  @Test
  void agentsComeChangeAndGo() {
    TestSocket board = open();
    board.next("snapshot");
    UUID agentId = floor.available(company, campaignId);
    await().until(() -> stateIn(news(board), agentId), "AVAILABLE"::equals);

    floor.tell(agentId, new AgentInput.TakeBreak(BreakReason.LUNCH));
    JsonNode onBreak =
        await().until(() -> news(board), one -> "ON_BREAK".equals(stateIn(one, agentId)));
    assertThat(onBreak.at("/agents/0/reason").asText()).isEqualTo("LUNCH");

    floor.tell(agentId, new AgentInput.SignOut());
    assertThat(hasGone(news(board), agentId)).isTrue();
  }

  @Test
  void boardHearsNothingOfOtherOrganizations() {
    Company other = new Company();
    TestSocket board = open();
    assertThat(board.next("snapshot").path("campaigns")).isEmpty();

    topics.say(
        other.campaign(UUID.randomUUID(), "Theirs", 30),
        other.account(UUID.randomUUID(), true, 1),
        company.campaign(campaignId, "Ours", 30));
    floor.signedIn(other, UUID.randomUUID());

    JsonNode frame = news(board);
    assertThat(frame.path("campaigns")).hasSize(1);
    assertThat(frame.at("/campaigns/0/name").asText()).isEqualTo("Ours");
    JsonNode next = board.next(Duration.ofSeconds(1));
    assertThat(next == null || next.path("type").asText().equals("heartbeat")).isTrue();
  }

  @Test
  void framesComeAtMostFourTimesASecond() {
    TestSocket board = open();
    board.next("snapshot");
    Instant begin = Instant.now();
    for (int version = 1; version <= 200; version++) {
      topics.say(company.campaign(campaignId, "Autumn", 30, version, version));
    }
    int frames = 0;
    long placed = 0;
    while (placed < 200) {
      placed = news(board).at("/campaigns/0/placed").asLong();
      frames++;
    }

    long quarters = Duration.between(begin, Instant.now()).toMillis() / 250;
    assertThat((long) frames).isLessThanOrEqualTo(quarters + 1);
  }

  private static void awaitPlaced(TestSocket board, int atLeast) {
    long placed = 0;
    while (placed < atLeast) {
      placed = news(board).at("/campaigns/0/placed").asLong();
    }
  }

  @Test
  void boardThatIsSlowGetsTheNewestStateAndNoBacklog() {
    TestSocket slow = TestSocket.deaf(base, PATH, token(Role.SUPERVISOR));
    TestSocket quick = open();
    opened.add(slow);
    quick.next("snapshot");
    int rounds = 30;
    for (int round = 1; round <= rounds; round++) {
      topics.say(company.campaign(campaignId, "A".repeat(700_000), 30, round, round));
      awaitPlaced(quick, round);
    }

    slow.listen();
    List<JsonNode> heard = new ArrayList<>();
    long placed = 0;
    while (placed < rounds) {
      heard.add(slow.next());
      placed = heard.get(heard.size() - 1).at("/campaigns/0/placed").asLong();
    }

    assertThat(heard).as("frames, instead of a backlog").hasSizeLessThan(rounds);
    assertThat(heard.get(heard.size() - 1).path("type").asText()).isEqualTo("snapshot");
  }

  private static boolean hasGone(JsonNode frame, UUID agentId) {
    return frame.path("type").asText().equals("snapshot")
        ? stateIn(frame, agentId).isEmpty()
        : frame.at("/goneAgents/0").asText().equals(agentId.toString());
  }

  private static String stateIn(JsonNode frame, UUID agentId) {
    return StreamSupport.stream(frame.path("agents").spliterator(), false)
        .filter(one -> one.path("agentId").asText().equals(agentId.toString()))
        .map(one -> one.path("state").asText())
        .findFirst()
        .orElse("");
  }

  private String token(Role role) {
    return Tokens.of(UUID.randomUUID(), company.tenancy(), role);
  }

  private TestSocket open() {
    return open(token(Role.SUPERVISOR));
  }

  private TestSocket open(String with) {
    TestSocket socket = TestSocket.open(base, PATH, with);
    opened.add(socket);
    return socket;
  }
}
