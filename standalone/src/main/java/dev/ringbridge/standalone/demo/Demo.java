package dev.ringbridge.standalone.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ringbridge.standalone.Settings;
import dev.ringbridge.standalone.Terminal;
import dev.ringbridge.standalone.folder.DataFolder;
import dev.ringbridge.standalone.folder.Secrets;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The main job, end to end, as somebody sees it at the terminal: leads in, calls out, agents
 * talking, what came of it.
 */
public final class Demo {
  private static final int TIMER_THREADS = 4;
  private static final Duration WRITING = Duration.ofSeconds(10);
  private static final int EVERY_SECONDS = 2;

  /**
   * They connect their phones while the campaign is made, and take its first calls while the others
   * are being hired.
   */
  private static final int FIRST_CREW = 2;

  private static final Duration TO_END = Duration.ofSeconds(3);

  private final Settings settings;
  private final DataFolder folder;
  private final Secrets secrets;
  private final HttpClient http = HttpClient.newHttpClient();
  private final ScheduledThreadPoolExecutor timer =
      new ScheduledThreadPoolExecutor(TIMER_THREADS, task -> daemon(task, "demo-agents"));
  private final List<SimulatedAgent> agents = new CopyOnWriteArrayList<>();
  private final Thread director = daemon(this::run, "demo");
  private final CountDownLatch ending = new CountDownLatch(1);

  /** A demo on what runs in this process. */
  public Demo(Settings settings, DataFolder folder, Secrets secrets) {
    this.settings = settings;
    this.folder = folder;
    this.secrets = secrets;
  }

  private static Thread daemon(Runnable task, String name) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    return thread;
  }

  /** Runs beside the services. */
  public void begin() {
    director.start();
  }

  /**
   * The services are about to stop: what was asked of them is waited for, and nothing asked anew.
   */
  public void end() {
    ending.countDown();
    timer.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    try {
      director.join(TO_END.toMillis());
      agents.forEach(SimulatedAgent::close);
      timer.shutdown();
      timer.awaitTermination(TO_END.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    timer.shutdownNow();
  }

  private void run() {
    try {
      DemoOrganization organization = organization();
      List<String> names = organization.agentNames(settings.agents());
      List<String> firstCrew = names.subList(0, Math.min(FIRST_CREW, names.size()));
      hire(organization, firstCrew);
      organization.makeLogins();
      say("");
      tellLogins();
      say(
          "The demo dials %d fictional leads with %d simulated agents; the simulated people are %.0f times faster than life."
              .formatted(settings.leads(), settings.agents(), settings.speed()));
      say("");
      String campaign = organization.makeCampaign(settings.leads());
      organization.staff(campaign);
      organization.start(campaign);
      hire(organization, names.subList(firstCrew.size(), names.size()));
      organization.staff(campaign);
      follow(organization, campaign);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      say(
          "The demo stopped: "
              + e.getMessage()
              + ". The services run on; the log is "
              + folder.resolve("ringbridge.log")
              + ".");
    }
  }

  private void hire(DemoOrganization organization, List<String> names) {
    organization.makeAgents(names);
    names.stream()
        .takeWhile(name -> !isEnding())
        .forEach(name -> begin(name, organization.agentPassword()));
  }

  private boolean isEnding() {
    return ending.getCount() == 0;
  }

  private DemoOrganization organization() {
    ApiClient admin = new ApiClient(http, base(), "admin", secrets.readablePassword("login.admin"));
    return new DemoOrganization(admin, secrets, this::isEnding);
  }

  private URI base() {
    return URI.create(settings.url());
  }

  /** What happens after the end is nobody's business. */
  private void say(String line) {
    if (!isEnding()) {
      Terminal.say(line);
    }
  }

  /** Where the console is and who may sign in. */
  public void tellLogins() {
    say("Ringbridge is up: " + settings.url());
    for (String login : List.of("admin", "supervisor", "agent")) {
      say(
          "  sign in as %-10s  password %s"
              .formatted(login, secrets.readablePassword("login." + login)));
    }
  }

  private void begin(String name, String password) {
    URI base = base();
    Duration writing = Duration.ofMillis((long) (WRITING.toMillis() / settings.speed()));
    ApiClient api = new ApiClient(http, base, name, password);
    SimulatedAgent agent =
        new SimulatedAgent(http, base, api, timer, new Random(name.hashCode()), writing);
    agents.add(agent);
    agent.begin();
  }

  private void follow(DemoOrganization organization, String campaign) throws InterruptedException {
    JsonNode counts = organization.counts(campaign);
    while (Verdict.sum(counts.path("leads")) == 0 || Progress.left(counts) > 0) {
      say(Progress.line(counts));
      if (ending.await(EVERY_SECONDS, TimeUnit.SECONDS)) {
        return;
      }
      counts = organization.counts(campaign);
    }
    double talked = agents.stream().mapToInt(SimulatedAgent::bridgedCalls).average().orElse(0);
    say(Progress.line(counts));
    say("");
    say("Every lead was called. Each agent talked with %.1f of them on average.".formatted(talked));
    say(
        "Ringbridge stays up at "
            + settings.url()
            + "; Ctrl-C stops it, and the next start goes on from here.");
    say(Verdict.of(folder.resolve("carrier.log"), campaign, counts).line());
  }
}
