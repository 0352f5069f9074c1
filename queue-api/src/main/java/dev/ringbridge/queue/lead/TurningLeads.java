package dev.ringbridge.queue.lead;

import dev.ringbridge.core.lead.LeadEvent;
import dev.ringbridge.foundation.database.Database;
import dev.ringbridge.foundation.database.Work;
import dev.ringbridge.queue.InQueue;
import dev.ringbridge.queue.lead.LeadNews.Cause;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;

/**
 * Has another of a lead's numbers take the turn where the one whose turn it is may not be dialed.
 */
@ApplicationScoped
public class TurningLeads {
  /** Before every lead. */
  public static final UUID FIRST = new UUID(0, 0);

  private static final Cause IMPORTED =
      new Cause("Begins with the first of its numbers that may be called", null);

  /** Leads of a file that begin with a number that must not be called, and have another. */
  private static final String OF_BATCH =
      """
      select l.id from queue.leads l
        join queue.campaigns c on c.id = l.campaign_id
        left join queue.campaign_patterns p on p.campaign_id = l.campaign_id and p.pattern_id = l.pattern_id
       where l.batch_id = $1 and l.numbers > 1 and l.id > $2 and l.attempts = 0
         and (l.suppressed or queue.forbids(c, coalesce(p.legal, 0)::int))
       order by l.id limit 1000""";

  private final Database database;
  private final LeadNumbers numbers;
  private final MovingLeads moving;

  TurningLeads(@InQueue Database database, LeadNumbers numbers, MovingLeads moving) {
    this.database = database;
    this.numbers = numbers;
    this.moving = moving;
  }

  /**
   * Looks again at the numbers of these leads.
   *
   * @param cause what it comes from, for their history
   */
  public Uni<Void> turn(Work work, Collection<UUID> leads, Cause cause) {
    return numbers
        .several(work, leads)
        .map(several -> several.stream().map(id -> changed(id, cause)).toList())
        .chain(news -> moving.tell(work, news))
        .replaceWithVoid();
  }

  private static LeadNews changed(UUID lead, Cause cause) {
    return new LeadNews(lead, new LeadEvent.NumbersChanged(), cause);
  }

  /**
   * Looks at the numbers of the next thousand leads that came with a file.
   *
   * @param after the last lead of the thousand before; {@link #FIRST} for the first
   * @return the last of these; empty where there were none
   */
  public Uni<Optional<UUID>> turn(UUID batchId, UUID after) {
    return database
        .asEngine(work -> next(work, batchId, after).call(ids -> turn(work, ids, IMPORTED)))
        .map(ids -> ids.stream().reduce((one, later) -> later));
  }

  private static Uni<List<UUID>> next(Work work, UUID batchId, UUID after) {
    return work.sql()
        .preparedQuery(OF_BATCH)
        .execute(Tuple.of(batchId, after))
        .map(
            rows ->
                StreamSupport.stream(rows.spliterator(), false)
                    .map(row -> row.getUUID("id"))
                    .toList());
  }
}
