package dev.ringbridge.telephony.reporting;

import dev.ringbridge.foundation.database.Database;
import dev.ringbridge.foundation.database.Work;
import dev.ringbridge.telephony.InTelephony;
import dev.ringbridge.telephony.TelephonyConfig;
import dev.ringbridge.telephony.carrier.Errand;
import dev.ringbridge.telephony.carrier.Errands;
import dev.ringbridge.telephony.inbox.Inbox;
import dev.ringbridge.telephony.inbox.Letter;
import dev.ringbridge.telephony.inbox.Together;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.Stream;

/**
 * Takes in what carriers say of calls: by webhook, each once, or because they were asked. Webhooks
 * that arrive together share a transaction, and each is acknowledged after its commit.
 */
@ApplicationScoped
public class CallReports {
  private final Database database;
  private final Inbox inbox;
  private final CallNews news;
  private final Errands errands;
  private final List<Together<Delivery>> lanes;

  CallReports(
      @InTelephony Database database,
      Inbox inbox,
      CallNews news,
      Errands errands,
      TelephonyConfig config) {
    this.database = database;
    this.inbox = inbox;
    this.news = news;
    this.errands = errands;
    TelephonyConfig.Webhooks terms = config.webhooks();
    this.lanes = Stream.generate(() -> lane(terms)).limit(terms.lanes()).toList();
  }

  private Together<Delivery> lane(TelephonyConfig.Webhooks terms) {
    return new Together<>(
        terms.together(), terms.waiting(), one -> one.report().call().callId(), this::takeAll);
  }

  /**
   * Takes in a webhook; it is committed when this completes. Those of one call are taken in as they
   * come. It fails with {@link Together.Full} where too many wait.
   */
  public Uni<Void> take(Letter letter, CallReport report) {
    int lane = Math.floorMod(report.call().callId().hashCode(), lanes.size());
    return lanes.get(lane).add(new Delivery(letter, report));
  }

  /** Takes in what a carrier answered when it was asked. */
  public Uni<Void> take(CallReport report) {
    return commit(work -> news.take(work, List.of(report)));
  }

  private Uni<Void> takeAll(List<Delivery> all) {
    List<Letter> letters = all.stream().map(Delivery::letter).toList();
    return commit(
        work ->
            inbox
                .fileAll(work, letters)
                .map(fresh -> all.stream().filter(one -> fresh.contains(one.letter().key())))
                .map(fresh -> fresh.map(Delivery::report).toList())
                .chain(reports -> news.take(work, reports)));
  }

  private Uni<Void> commit(Effect effect) {
    return database.asEngine(effect::on).invoke(errands::run).replaceWithVoid();
  }

  @FunctionalInterface
  private interface Effect {
    Uni<List<Errand>> on(Work work);
  }

  /**
   * A webhook that waits.
   *
   * @param letter as it is filed
   * @param report what it says
   */
  private record Delivery(Letter letter, CallReport report) {}
}
