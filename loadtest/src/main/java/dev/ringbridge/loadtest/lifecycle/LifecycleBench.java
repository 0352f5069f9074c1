package dev.ringbridge.loadtest.lifecycle;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ringbridge.loadtest.Bench;
import dev.ringbridge.loadtest.Meters;
import dev.ringbridge.loadtest.SalesFloor;
import dev.ringbridge.loadtest.StandaloneProcess;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;

/**
 * How many complete calls a second all real parts carry on one machine, the simulator and the
 * agents on the same cores: placed, answered, bridged to an agent, ended, disposed through the API.
 * The carrier's account takes more than anybody can place, so that each agent who is free has the
 * next lead at once: what the machine can do bounds it. The option {@code --agents=N} takes more
 * agents, for larger machines.
 */
public final class LifecycleBench implements Bench.Measuring {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Map<String, Double> PEOPLE = Map.of("ringSeconds", 1.0, "talkSeconds", 1.0);
  private static final Map<String, Object> CAMPAIGN =
      Map.of("name", "Lifecycle", "mode", "PROGRESSIVE", "wrapUpSeconds", 30);
  private static final String ACCOUNT_RATE = "300";

  /** Enough that two cores bound it, and not they: with 110 it was a third less. */
  private static final int AGENTS = 200;

  private static final int LEADS = 20_000;
  private static final Duration WARM_UP = Duration.ofMinutes(4);
  private static final Duration QUICK_WARM_UP = Duration.ofSeconds(130);
  private static final Duration WINDOW = Duration.ofSeconds(60);
  private static final Duration QUICK_WINDOW = Duration.ofSeconds(40);

  /** Whoever picks up in the last moments of the window is still talking at its end. */
  private static final Duration DRAIN = Duration.ofSeconds(15);

  private static final double MILLIS = 1000;

  private final DeskLog desks = new DeskLog();

  @Override
  public ObjectNode measure(boolean quick) throws IOException, InterruptedException {
    Duration warmUp = quick ? QUICK_WARM_UP : WARM_UP;
    Bench.say("as many calls as the machine carries, after %ds".formatted(warmUp.toSeconds()));
    Path folder = Files.createTempDirectory("ringbridge-bench");
    Map<String, String> settings =
        Map.of("RINGBRIDGE_SPEED", "1", "RINGBRIDGE_CALLS_PER_SECOND", ACCOUNT_RATE);
    try (StandaloneProcess standalone = StandaloneProcess.start(folder, settings, "serve");
        SalesFloor floor = SalesFloor.open(standalone)) {
      open(floor);
      Thread.sleep(warmUp.toMillis());
      return figures(standalone, quick ? QUICK_WINDOW : WINDOW);
    } finally {
      StandaloneProcess.delete(folder);
    }
  }

  private void open(SalesFloor floor) throws IOException, InterruptedException {
    floor.everybody("human", PEOPLE);
    String campaign = floor.campaign(CAMPAIGN, LEADS);
    floor.hire(campaign, agents(), (agent, type, frame) -> desks.frame(type, frame));
    floor.start(campaign);
  }

  private ObjectNode figures(StandaloneProcess standalone, Duration window)
      throws IOException, InterruptedException {
    Moment from = Moment.now(standalone);
    Thread.sleep(window.toMillis());
    Moment to = Moment.now(standalone);
    Thread.sleep(DRAIN.toMillis());
    double seconds = Duration.between(from.at(), to.at()).toMillis() / MILLIS;
    AnsweredCalls answered = AnsweredCalls.read(standalone.file("carrier.log"));
    long abandoned = answered.abandonedBetween(from.at(), to.at());
    long unfinished = answered.unfinishedBetween(from.at(), to.at(), desks);
    ObjectNode figures = JSON.createObjectNode();
    figures
        .put("calls_per_s", rounded(desks.completeBetween(from.at(), to.at()) / seconds))
        .put("events_per_s", rounded((to.events() - from.events()) / seconds))
        .put("lost", abandoned + unfinished)
        .put("abandoned", abandoned)
        .put("agents_with_two_leads", answered.sharedAgents())
        .put("agents", agents());
    ObjectNode shares = figures.putObject("cpu_share");
    for (ProcessorTime.Part part : ProcessorTime.Part.values()) {
      shares.put(
          part.name().toLowerCase(Locale.ROOT), to.spent().share(part, from.spent(), seconds));
    }
    return figures;
  }

  private static int agents() {
    return Integer.getInteger("ringbridge.bench.agents", AGENTS);
  }

  private static double rounded(double value) {
    return Math.round(value * 10) / 10.0;
  }

  /**
   * What was counted until then.
   *
   * @param events that were published
   * @param spent the processor's time
   */
  private record Moment(Instant at, double events, ProcessorTime spent) {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    static Moment now(StandaloneProcess standalone) throws IOException, InterruptedException {
      return new Moment(Instant.now(), published(standalone), spent(standalone));
    }

    private static ProcessorTime spent(StandaloneProcess standalone) throws IOException {
      return ProcessorTime.now(standalone.program(), standalone.postgres().toList());
    }

    private static double published(StandaloneProcess standalone)
        throws IOException, InterruptedException {
      HttpRequest metrics = HttpRequest.newBuilder(standalone.uri().resolve("/q/metrics")).build();
      String page = HTTP.send(metrics, BodyHandlers.ofString()).body();
      return Meters.sum(page, "ringbridge_events_published_total");
    }
  }
}
