package dev.ringbridge.telephony.reporting;

import dev.ringbridge.foundation.database.Database;
import dev.ringbridge.foundation.database.Work;
import dev.ringbridge.telephony.InTelephony;
import dev.ringbridge.telephony.carrier.Errand;
import dev.ringbridge.telephony.carrier.Errands;
import dev.ringbridge.telephony.inbox.Inbox;
import dev.ringbridge.telephony.inbox.Letter;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Takes in what carriers say of calls: by webhook, each once, or because they were asked. */
@ApplicationScoped
public class CallReports {
  private final Database database;
  private final Inbox inbox;
  private final CallNews news;
  private final Errands errands;

  CallReports(@InTelephony Database database, Inbox inbox, CallNews news, Errands errands) {
    this.database = database;
    this.inbox = inbox;
    this.news = news;
    this.errands = errands;
  }

  /** Takes in a webhook; it is committed when this completes. */
  public Uni<Void> take(Letter letter, CallReport report) {
    return commit(
        work ->
            inbox
                .file(work, letter)
                .chain(
                    fresh -> fresh ? news.take(work, report) : Uni.createFrom().item(List.of())));
  }

  /** Takes in what a carrier answered when it was asked. */
  public Uni<Void> take(CallReport report) {
    return commit(work -> news.take(work, report));
  }

  private Uni<Void> commit(Effect effect) {
    return database.asEngine(effect::on).invoke(errands::run).replaceWithVoid();
  }

  @FunctionalInterface
  private interface Effect {
    Uni<List<Errand>> on(Work work);
  }
}
