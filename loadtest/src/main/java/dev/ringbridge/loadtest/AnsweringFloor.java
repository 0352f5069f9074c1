package dev.ringbridge.loadtest;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** A floor of simulated agents, and leads who all pick up after two seconds and talk for two. */
final class AnsweringFloor implements AutoCloseable {
  private static final Map<String, Double> PEOPLE = Map.of("ringSeconds", 2.0, "talkSeconds", 2.0);

  /** Agents for each call a second: what a call takes of one, and two thirds of that in reserve. */
  private static final double AGENTS_PER_RATE = 8.5;

  private static final double LEADS_IN_RESERVE = 1.3;
  private static final Map<String, Object> SETTINGS =
      Map.of("name", "Answers", "mode", "RATIO", "linesPerAgent", 1, "wrapUpSeconds", 5);

  private final StandaloneProcess standalone;
  private final SalesFloor floor;
  private final int perSecond;
  private final AnswerLog log = new AnswerLog();
  private Instant from = Instant.MAX;

  private AnsweringFloor(StandaloneProcess standalone, SalesFloor floor, int perSecond) {
    this.standalone = standalone;
    this.floor = floor;
    this.perSecond = perSecond;
  }

  /** Makes everything ready and begins to dial. */
  static AnsweringFloor open(StandaloneProcess standalone, int perSecond, Duration forAtLeast)
      throws IOException, InterruptedException {
    SalesFloor floor = SalesFloor.open(standalone);
    AnsweringFloor answering = new AnsweringFloor(standalone, floor, perSecond);
    floor.everybody("human", PEOPLE);
    int leads = (int) (forAtLeast.toSeconds() * perSecond * LEADS_IN_RESERVE);
    String campaign = floor.campaign(SETTINGS, leads);
    floor.hire(
        campaign,
        (int) Math.ceil(perSecond * AGENTS_PER_RATE),
        answering.log::frame,
        answering.log::heard);
    floor.start(campaign);
    return answering;
  }

  /** From here on it counts. */
  void begin() {
    from = Instant.now();
  }

  /** What the simulator saw and the agents were shown since then. */
  JsonNode figures() throws IOException {
    log.readCarrier(standalone.file("carrier.log"), from, Instant.now().minusSeconds(3));
    return log.figures(perSecond);
  }

  @Override
  public void close() {
    floor.close();
  }
}
