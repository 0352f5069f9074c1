package dev.ringbridge.queue.lead;

import dev.ringbridge.core.call.Reservation;
import dev.ringbridge.foundation.database.Work;
import dev.ringbridge.queue.lead.Queue.Claimed;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * Leads that wait for an agent who speaks their language. Each is taken for one such agent who is
 * free, and for nobody else: the call is reserved for that agent before it is dialed.
 */
@ApplicationScoped
public class SpeakingLeads {
  private static final String LANGUAGE = "select language from queue.leads where id = $1";
  private static final String WANT = "update queue.leads set wants_language = $2 where id = $1";

  private static final String SPEAKERS =
      """
      select id, languages from queue.users where id = any($1::uuid[]) and languages <> ''""";

  private static final String WAITING =
      """
      select lead_id, language from queue.lead_queue q
       where campaign_id = $1 and language = any($2::text[]) and due_at <= now() and pattern_id = any($3::uuid[]) and fits
         and list in (select n from queue.lead_lists where campaign_id = $1 and active)%s
       order by due_at, lead_id limit $4""";

  private static final String ALL_WAITING = WAITING.formatted("");

  private static final String WAITING_PASSING =
      WAITING.formatted(
          " and not " + QueueStatements.barred("q.pattern_id", "q.lead_id", 5).replace("\n", " "));

  /** The lead is locked before its place in the queue, as everybody does. */
  private static final String TAKE =
      """
      with wanted as (
        select * from unnest($1::uuid[], $2::uuid[], $3::uuid[]) with ordinality as w(lead_id, call_id, agent_id, n)),
      locked as (
        select l.id from queue.leads l
         where l.id = any($1::uuid[])
      """
          + QueueStatements.STILL_FITS
          + """
           for update skip locked),
      taken as (
        delete from queue.lead_queue q where q.lead_id = any(array(select id from locked))
        returning q.lead_id, q.pattern_id)
      update queue.leads l
         set dial_state = 'CALLING', call_id = w.call_id, attempted = false
        from taken t join wanted w using (lead_id)
       where l.id = t.lead_id
      returning l.id, l.call_id, l.phone, t.pattern_id, w.agent_id as callback_agent_id, w.n""";

  /** What a lead speaks, as far as its file or its agents said; empty where nobody did. */
  public Uni<Optional<String>> languageOf(Work work, UUID leadId) {
    return work.sql()
        .preparedQuery(LANGUAGE)
        .execute(Tuple.of(leadId))
        .map(rows -> stream(rows).findFirst().map(row -> Languages.normal(row.getString(0))));
  }

  /** Says what a lead's agents must speak from now on; null where any will do. */
  public Uni<Void> want(Work work, UUID leadId, @Nullable String language) {
    return work.sql().preparedQuery(WANT).execute(Tuple.of(leadId, language)).replaceWithVoid();
  }

  /**
   * Whom of the leads that are due a free agent can talk with, each with one agent of their own.
   *
   * @param free agents who are free, whoever waits longest first
   * @param share those who may be taken
   */
  public Uni<List<Pair>> pairs(
      Work work, UUID campaignId, List<Reservation> free, Share share, int atMost) {
    if (free.isEmpty() || share.open().isEmpty() || atMost == 0) {
      return Uni.createFrom().item(List.of());
    }
    return work.sql()
        .preparedQuery(SPEAKERS)
        .execute(Tuple.of(free.stream().map(Reservation::agentId).toArray(UUID[]::new)))
        .map(SpeakingLeads::speakers)
        .chain(spoken -> pairs(work, campaignId, new Speakers(free, spoken), share, atMost));
  }

  /** Which of these agents speak a language. */
  public Uni<Set<UUID>> speaking(Work work, List<UUID> agents, String language) {
    return work.sql()
        .preparedQuery(SPEAKERS)
        .execute(Tuple.of(agents.toArray(UUID[]::new)))
        .map(SpeakingLeads::speakers)
        .map(
            spoken ->
                agents.stream()
                    .filter(one -> spoken.getOrDefault(one, Set.of()).contains(language))
                    .collect(Collectors.toUnmodifiableSet()));
  }

  private static Map<UUID, Set<String>> speakers(RowSet<Row> rows) {
    Map<UUID, Set<String>> spoken = new HashMap<>();
    for (Row row : rows) {
      spoken.put(row.getUUID("id"), Set.copyOf(Languages.read(row.getString("languages"))));
    }
    return spoken;
  }

  private Uni<List<Pair>> pairs(
      Work work, UUID campaignId, Speakers speakers, Share share, int atMost) {
    String[] languages = speakers.languages();
    return languages.length == 0
        ? Uni.createFrom().item(List.of())
        : work.sql()
            .preparedQuery(share.isWhole() ? ALL_WAITING : WAITING_PASSING)
            .execute(share.after(Tuple.of(campaignId, languages, share.places(), atMost)))
            .map(speakers::paired);
  }

  /**
   * Takes leads of these pairs, one for each call id; fewer where somebody else was quicker.
   *
   * @param callIds at least as many as there are pairs
   */
  public Uni<List<Claimed>> take(Work work, List<Pair> pairs, List<UUID> callIds) {
    if (pairs.isEmpty()) {
      return Uni.createFrom().item(List.of());
    }
    Tuple values =
        Tuple.of(
            pairs.stream().map(Pair::leadId).toArray(UUID[]::new),
            callIds.stream().limit(pairs.size()).toArray(UUID[]::new),
            pairs.stream().map(Pair::agentId).toArray(UUID[]::new));
    return work.sql()
        .preparedQuery(TAKE)
        .execute(values)
        .map(rows -> stream(rows).map(Queue::claimed).sorted().toList());
  }

  private static Stream<Row> stream(RowSet<Row> rows) {
    return StreamSupport.stream(rows.spliterator(), false);
  }

  /** A lead and the free agent who speaks its language. */
  public record Pair(UUID leadId, UUID agentId) {}

  /** The free agents who speak something, whoever waits longest first. */
  private record Speakers(List<Reservation> free, Map<UUID, Set<String>> spoken) {
    String[] languages() {
      return spoken.values().stream().flatMap(Set::stream).distinct().toArray(String[]::new);
    }

    List<Pair> paired(RowSet<Row> waiting) {
      List<UUID> left = new ArrayList<>(free.stream().map(Reservation::agentId).toList());
      List<Pair> pairs = new ArrayList<>();
      for (Row row : waiting) {
        String language = row.getString("language");
        left.stream()
            .filter(agent -> spoken.getOrDefault(agent, Set.of()).contains(language))
            .findFirst()
            .ifPresent(agent -> pairs.add(new Pair(row.getUUID("lead_id"), agent)));
        pairs.forEach(pair -> left.remove(pair.agentId()));
      }
      return pairs;
    }
  }
}
