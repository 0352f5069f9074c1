package dev.ringbridge.queue;

import static dev.ringbridge.queue.Eventually.assertSoon;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.oneOf;

import dev.ringbridge.core.agent.AgentSnapshot;
import dev.ringbridge.core.agent.AgentState;
import dev.ringbridge.core.call.CallEvent.CallEnded;
import dev.ringbridge.core.call.DialJob.PlaceCall;
import dev.ringbridge.core.call.Ending;
import dev.ringbridge.core.call.Evidence;
import dev.ringbridge.core.carrier.AccountHold;
import dev.ringbridge.core.carrier.AccountSnapshot;
import dev.ringbridge.core.carrier.HoldReason;
import jakarta.enterprise.context.Dependent;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What the other services say while somebody dials: an open account, agents who are free. */
@Dependent
public class Floor {
  private static final AtomicInteger AREA = new AtomicInteger(200);
  private static final long FIRST_ACCOUNT = System.currentTimeMillis();
  private static final AtomicLong ACCOUNTS = new AtomicLong(FIRST_ACCOUNT);
  private static final AtomicLong VERSIONS = new AtomicLong(System.currentTimeMillis());

  /**
   * Of this test alone: what another left ahead of its carrier takes none of this one's room. The
   * newest is taken, because it has the smallest id.
   */
  private final UUID account = account(ACCOUNTS.decrementAndGet());

  private final Topics topics;
  private final ScheduledExecutorService shift = Executors.newSingleThreadScheduledExecutor();

  Floor(Topics topics) {
    this.topics = topics;
  }

  /** The account that agents' phones are on, once it is open. */
  public UUID account() {
    return account;
  }

  /** A simulated account that calls these countries only. */
  public void openAccount(String... countries) {
    openAccount(true, countries);
  }

  /** The same account, whose carrier hears no keys, and no other that is open. */
  public void openDeafAccountAlone(String... countries) {
    for (long n = ACCOUNTS.get(); n <= FIRST_ACCOUNT; n++) {
      topics.say(state(account(n), false, true, countries));
    }
    openAccount(false, countries);
  }

  /** The same, and beside it one whose carrier does, which is less preferred. */
  public void openDeafAccountBeforeAnother(String... countries) {
    openDeafAccountAlone(countries);
    topics.say(state(account(FIRST_ACCOUNT), true, true, countries));
  }

  private void openAccount(boolean hearsKeys, String... countries) {
    topics.say(state(account, true, hearsKeys, countries));
  }

  /** The account takes no calls for the money's sake. */
  public void hold(HoldReason reason, String... countries) {
    AccountSnapshot open = state(account, false, true, countries);
    topics.say(
        new AccountSnapshot(
            open.accountId(),
            open.tenancy(),
            open.callsPerSecond(),
            open.countries(),
            open.simulated(),
            open.preference(),
            false,
            false,
            true,
            false,
            open.version(),
            open.at(),
            new AccountHold(reason, null),
            List.of()));
  }

  private static UUID account(long n) {
    return UUID.fromString("00000000-0000-7000-8000-%012x".formatted(n));
  }

  private static AccountSnapshot state(
      UUID account, boolean open, boolean hearsKeys, String... countries) {
    return new AccountSnapshot(
        account,
        Given.OURS,
        40,
        Set.of(countries),
        true,
        10,
        open,
        false,
        hearsKeys,
        VERSIONS.incrementAndGet(),
        Instant.now());
  }

  /** Agents who are free for this campaign, and say so twice a second. */
  public List<UUID> onShift(UUID campaign, int agents) {
    List<UUID> ids = IntStream.range(0, agents).mapToObj(i -> UUID.randomUUID()).toList();
    ids.forEach(id -> onShift(campaign, id));
    return ids;
  }

  /** An agent who is free for this campaign, and says so twice a second. */
  public void onShift(UUID campaign, UUID id) {
    Runnable tell = () -> topics.say(agent(id, campaign, Instant.now()));
    tell.run();
    ScheduledFuture<?> telling = shift.scheduleAtFixedRate(tell, 500, 500, TimeUnit.MILLISECONDS);
    if (telling.isCancelled()) {
      throw new IllegalStateException("the shift is over");
    }
  }

  /** Nobody says anything any more. */
  public void endShift() {
    shift.shutdownNow();
  }

  /**
   * Nobody says anything any more, and what was never placed is over: no test is left its calls.
   */
  public void endShift(Topics.Heard jobs) {
    endShift();
    jobs.all(PlaceCall.class, job -> true).forEach(this::expire);
  }

  private void expire(PlaceCall job) {
    topics.say(
        new CallEnded(
            job.call(), job.reservation(), Ending.EXPIRED, Evidence.INFERRED, Instant.now()));
    assertSoon(
        () ->
            Given.admin()
                .get("/api/v1/calls/" + job.call().callId())
                .then()
                .body("state", not(oneOf("PLANNED", "PLACING"))));
  }

  /** What an agent who is free says. */
  public AgentSnapshot agent(UUID agent, UUID campaign, Instant at) {
    return new AgentSnapshot(
        agent,
        Given.OURS,
        List.of(campaign),
        AgentState.AVAILABLE,
        null,
        1,
        null,
        false,
        Instant.EPOCH,
        null,
        VERSIONS.incrementAndGet(),
        at);
  }

  /** A campaign that practices, with a lead of each of these priorities. */
  public static UUID campaignWithLeads(Map<String, Object> settings, String... priorities) {
    int area = AREA.incrementAndGet();
    String rows =
        IntStream.range(0, priorities.length)
            .mapToObj(i -> "+1212%03d%04d,%s".formatted(area, 1000 + i, priorities[i]))
            .collect(Collectors.joining("\n"));
    return campaignWith(settings, "phone,priority\n" + rows + "\n", priorities.length);
  }

  /** A campaign that practices, with the leads of a file. */
  public static UUID campaignWith(Map<String, Object> settings, String file, int leads) {
    Map<String, Object> practicing = new HashMap<>(Map.of("practice", true));
    practicing.putAll(settings);
    UUID campaign = Given.campaign(practicing);
    UUID batch = Given.upload(campaign, file);
    assertSoon(
        () ->
            Given.admin()
                .get("/api/v1/lead-batches/" + batch)
                .then()
                .body("state", is("IMPORTED"))
                .body("progress.added", greaterThanOrEqualTo(leads)));
    return campaign;
  }

  /** An account that was just opened may be known a moment later only. */
  public static void start(UUID campaign) {
    assertSoon(
        () ->
            Given.admin()
                .post("/api/v1/campaigns/" + campaign + "/start")
                .then()
                .statusCode(200)
                .body("state", is("RUNNING")));
  }
}
