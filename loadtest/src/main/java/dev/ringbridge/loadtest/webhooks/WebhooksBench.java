package dev.ringbridge.loadtest.webhooks;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ringbridge.core.call.CallRef;
import dev.ringbridge.loadtest.Bench;
import dev.ringbridge.loadtest.Percentiles;
import dev.ringbridge.loadtest.StandaloneProcess;
import dev.ringbridge.loadtest.apart.HousePlan.CarrierTerms;
import dev.ringbridge.loadtest.apart.TelephonyAlone;
import dev.ringbridge.simulator.People;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/**
 * Two thousand signed status webhooks a second, taken in by one telephony-adapters: each is in the
 * inbox, its call has moved and its events are in the outbox before it is acknowledged. The
 * service, PostgreSQL, Kafka and whoever sends share the machine; nobody else reads the events. The
 * option {@code --rate=N} sends another number a second.
 */
public final class WebhooksBench implements Bench.Measuring {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int RATE = 2_000;
  private static final Duration WARM_UP = Duration.ofMinutes(3);
  private static final Duration QUICK_WARM_UP = Duration.ofSeconds(75);
  private static final Duration WINDOW = Duration.ofSeconds(60);
  private static final Duration QUICK_WINDOW = Duration.ofSeconds(40);
  private static final Duration SPAN = Duration.ofSeconds(10);
  private static final Duration DRAIN = Duration.ofSeconds(30);
  private static final Duration CALMING = Duration.ofSeconds(3);
  private static final int VICTIMS = 15_000;

  /** The carrier's API is asked for nothing here. */
  private static final CarrierTerms IDLE =
      new CarrierTerms(1, 1, People.allHuman(Duration.ofSeconds(1), Duration.ofSeconds(1)));

  private final UUID campaign = UUID.randomUUID();
  private final UUID others = UUID.randomUUID();
  private final Tally tally = new Tally();

  @Override
  public ObjectNode measure(boolean quick) throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("ringbridge-bench");
    try (TelephonyAlone house = new TelephonyAlone(folder, IDLE);
        Connection database = house.servers().database()) {
      return measure(house, new PlacedBefore(database), quick);
    } catch (GeneralSecurityException | SQLException e) {
      throw new IllegalStateException(e);
    } finally {
      StandaloneProcess.delete(folder);
    }
  }

  private ObjectNode measure(TelephonyAlone house, PlacedBefore placed, boolean quick)
      throws IOException, InterruptedException, GeneralSecurityException, SQLException {
    int rate = Integer.getInteger("ringbridge.bench.rate", RATE);
    Duration warmUp = quick ? QUICK_WARM_UP : WARM_UP;
    Duration window = quick ? QUICK_WINDOW : WINDOW;
    CarrierWords words = new CarrierWords(house.servers().settings());
    int count = Timetable.calls(rate, warmUp.plus(window).toSeconds());
    List<CallRef> calls = placed.place(words.tenancy(), campaign, count);
    List<CallRef> victims = placed.place(words.tenancy(), others, VICTIMS);
    Timetable timetable = new Timetable(words, calls, victims, rate);
    Bench.say("%d webhooks a second, after %ds".formatted(rate, warmUp.toSeconds()));
    try (CarrierLines lines = new CarrierLines(timetable, tally)) {
      lines.open(house.service().uri());
      watch(warmUp);
      Percentiles delays = new Percentiles();
      tally.delays();
      long begin = System.nanoTime();
      long before = acknowledged();
      watch(window, delays);
      double seconds = (System.nanoTime() - begin) / 1e9;
      double perSecond = (acknowledged() - before) / seconds;
      lines.drain();
      drained();
      return figures(house, placed, timetable, delays, perSecond);
    }
  }

  private long acknowledged() {
    return tally.right(Callback.Kind.GENUINE) + tally.right(Callback.Kind.REPLAYED);
  }

  private void watch(Duration length) throws InterruptedException {
    watch(length, new Percentiles());
  }

  private void watch(Duration length, Percentiles into) throws InterruptedException {
    for (long left = length.toSeconds(); left > 0; left -= SPAN.toSeconds()) {
      Thread.sleep(SPAN.toMillis());
      Percentiles span = tally.delays();
      into.add(span);
      Bench.say(
          "%d acknowledged, p50 %.1f ms, p99 %.1f ms"
              .formatted(span.count(), span.at(50), span.at(99)));
    }
  }

  private void drained() throws InterruptedException {
    long end = System.nanoTime() + DRAIN.toNanos();
    while (!tally.isOver() && System.nanoTime() < end) {
      Thread.sleep(200);
    }
    Thread.sleep(CALMING.toMillis());
  }

  private ObjectNode figures(
      TelephonyAlone house,
      PlacedBefore placed,
      Timetable timetable,
      Percentiles delays,
      double perSecond)
      throws IOException, InterruptedException, SQLException {
    long genuine = tally.right(Callback.Kind.GENUINE);
    PlacedBefore.Fates fates = placed.fates(campaign);
    PlacedBefore.Fates victims = placed.fates(others);
    String counter = "ringbridge_telephony_webhooks_";
    return JSON.createObjectNode()
        .put("per_s", Math.round(perSecond * 10) / 10.0)
        .put("ack_p50_ms", delays.at(50))
        .put("ack_p99_ms", delays.at(99))
        .put("lost", genuine - placed.filed())
        .put("acknowledged", genuine)
        .put("wrongly_answered", tally.wrong())
        .put("calls_not_ended", timetable.begun() - fates.ended())
        .put("events_unsent", placed.unsent())
        .put("forged_refused", tally.right(Callback.Kind.FORGED))
        .put("altered_refused", tally.right(Callback.Kind.ALTERED))
        .put("counted_refused", house.service().counted(counter + "refused_total"))
        .put("replayed", tally.right(Callback.Kind.REPLAYED))
        .put("counted_replayed", house.service().counted(counter + "total{fresh=\"false\""))
        .put("changed_by_forged", victims.all() - victims.untouched());
  }
}
