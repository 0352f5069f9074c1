package dev.ringbridge.queue.lead;

import dev.ringbridge.foundation.database.Database;
import dev.ringbridge.foundation.database.Work;
import dev.ringbridge.queue.InQueue;
import dev.ringbridge.queue.lead.LeadNews.Cause;
import dev.ringbridge.queue.lead.NumberBars.Bar;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.StreamSupport;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Finds leads that wait for a number which their campaign may not call, by whatever rule, while it
 * might call another of theirs, and gives that one the turn. What changes the rules of one campaign
 * has it looked at at once; what changes by the clock or elsewhere (a list grows too old, an
 * account may call other countries) is found by a slow round over all.
 */
@ApplicationScoped
public class TurningStuckLeads {
  private static final Logger LOG = Logger.getLogger(TurningStuckLeads.class);
  private static final int PAGE = 1_000;
  private static final int PAGES_A_ROUND = 20;
  private static final Cause BARRED =
      new Cause("The number before may not be called by the campaign's rules", null);

  private static final String CAMPAIGNS =
      """
      select c.id from queue.campaigns c
       where c.state <> 'STOPPED' and ($1::uuid is null or c.organization_id = $1)
         and exists (select 1 from queue.leads l where l.campaign_id = c.id and l.numbers > 1
                        and l.dial_state in ('PENDING', 'SCHEDULED'))
       order by c.id""";

  /** The other numbers are judged exactly once the lead is locked. */
  private static final String STUCK =
      """
      select l.id from queue.leads l
        join queue.campaigns c on c.id = l.campaign_id
       where l.campaign_id = $1 and l.numbers > 1 and l.id > $2 and l.pattern_id = any($3::uuid[])
         and l.dial_state in ('PENDING', 'SCHEDULED')
         and exists (select 1 from queue.lead_numbers n
                      where n.lead_id = l.id and n.phone <> l.phone and not n.dead and not n.suppressed
                        and n.pattern_id <> all($4::uuid[])
                        and not queue.forbids(c, queue.legal_of(n.organization_id, n.phone)))
       order by l.id limit $5""";

  private final Database database;
  private final NumberBars bars;
  private final TurningLeads turning;
  private final Map<UUID, UUID> reached = new ConcurrentHashMap<>();

  TurningStuckLeads(@InQueue Database database, NumberBars bars, TurningLeads turning) {
    this.database = database;
    this.bars = bars;
    this.turning = turning;
  }

  @Scheduled(every = "30s", delayed = "10s", concurrentExecution = ConcurrentExecution.SKIP)
  Uni<Void> round() {
    return turn(null)
        .onFailure()
        .invoke(e -> LOG.warnf("stuck leads are looked for later: %s", e.toString()))
        .onFailure()
        .recoverWithNull();
  }

  private static Uni<List<UUID>> campaigns(Work work, @Nullable UUID organization) {
    return work.sql()
        .preparedQuery(CAMPAIGNS)
        .execute(Tuple.of(organization))
        .map(TurningStuckLeads::ids);
  }

  /**
   * Looks at the campaigns of an organization, once what they may call has changed.
   *
   * @param organization which; null for all
   */
  public Uni<Void> turn(@Nullable UUID organization) {
    return database
        .asEngine(work -> campaigns(work, organization))
        .onItem()
        .transformToMulti(Multi.createFrom()::iterable)
        .onItem()
        .transformToUniAndConcatenate(id -> goOn(id, PAGES_A_ROUND))
        .collect()
        .last()
        .replaceWithVoid();
  }

  /**
   * Turns the next leads of a campaign that are stuck, in a transaction of its own.
   *
   * @param after the last one of the page before; {@link TurningLeads#FIRST} for the first
   * @return the last of these; empty where none is left
   */
  public Uni<Optional<UUID>> turn(UUID campaign, UUID after) {
    return database.asEngine(work -> page(work, campaign, after));
  }

  /** Goes on where the round before stopped; after the last lead, from the first. */
  private Uni<Void> goOn(UUID campaign, int pages) {
    UUID after = reached.getOrDefault(campaign, TurningLeads.FIRST);
    return pages == 0
        ? Uni.createFrom().voidItem()
        : turn(campaign, after)
            .chain(
                last -> {
                  reached.put(campaign, last.orElse(TurningLeads.FIRST));
                  return last.isEmpty() ? Uni.createFrom().voidItem() : goOn(campaign, pages - 1);
                });
  }

  /** The same in a transaction that goes on. */
  public Uni<Optional<UUID>> page(Work work, UUID campaign, UUID after) {
    return bars.of(work, List.of(campaign))
        .chain(known -> page(work, campaign, after, Optional.ofNullable(known.get(campaign))))
        .call(stuck -> turning.turn(work, stuck, BARRED))
        .map(stuck -> stuck.size() < PAGE ? Optional.empty() : Optional.of(stuck.get(PAGE - 1)));
  }

  private static Uni<List<UUID>> page(Work work, UUID campaign, UUID after, Optional<Bar> known) {
    Set<UUID> stopped = known.map(Bar::stopped).orElse(Set.of());
    if (stopped.isEmpty()) {
      return Uni.createFrom().item(List.of());
    }
    Set<UUID> hopeless = known.map(Bar::hopeless).orElse(Set.of());
    Tuple values =
        Tuple.of(
            campaign, after, stopped.toArray(UUID[]::new), hopeless.toArray(UUID[]::new), PAGE);
    return work.sql().preparedQuery(STUCK).execute(values).map(TurningStuckLeads::ids);
  }

  private static List<UUID> ids(RowSet<Row> rows) {
    return StreamSupport.stream(rows.spliterator(), false).map(row -> row.getUUID("id")).toList();
  }
}
