package dev.ringbridge.queue.disposition;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import dev.ringbridge.core.disposition.DispositionSet;
import dev.ringbridge.foundation.database.Work;
import dev.ringbridge.foundation.json.Json;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * The dispositions of campaigns. One that was never changed has the standard set, and follows it
 * when it changes with the product.
 */
@ApplicationScoped
public class DispositionSets {
  private static final String OF = "select dispositions, unsaid from queue.campaigns where id = $1";
  private static final String STORE =
      """
      update queue.campaigns set dispositions = $2, unsaid = $3, version = version + 1 where id = $1""";
  private static final TypeReference<List<DispositionView>> VIEWS = new TypeReference<>() {};

  /** What the agents of a campaign may say; the standard set of one that is not here. */
  public Uni<DispositionSet> of(Work work, UUID campaignId) {
    return find(work, campaignId)
        .map(found -> found.map(Stored::set).orElse(DispositionSet.STANDARD));
  }

  Uni<Optional<Stored>> find(Work work, UUID campaignId) {
    return work.sql()
        .preparedQuery(OF)
        .execute(Tuple.of(campaignId))
        .map(rows -> stream(rows).map(DispositionSets::stored).findFirst());
  }

  private static Stored stored(Row row) {
    Optional<String> unsaid = Optional.ofNullable(row.getString("unsaid"));
    JsonArray own = (JsonArray) row.getJson("dispositions");
    return own == null
        ? new Stored(new DispositionSet(DispositionSet.STANDARD.dispositions(), unsaid), true)
        : new Stored(
            new DispositionSet(
                read(own).stream().map(DispositionView::disposition).toList(), unsaid),
            false);
  }

  private static List<DispositionView> read(JsonArray json) {
    try {
      return Json.MAPPER.readValue(json.encode(), VIEWS);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * Gives a campaign its own set. One that says what the standard set says is not kept: it stays
   * the standard set.
   */
  Uni<Void> store(Work work, UUID campaignId, DispositionSet set) {
    boolean standard = set.dispositions().equals(DispositionSet.STANDARD.dispositions());
    Tuple values =
        Tuple.tuple()
            .addUUID(campaignId)
            .addValue(standard ? null : json(set))
            .addString(set.unsaid().orElse(null));
    return work.sql().preparedQuery(STORE).execute(values).replaceWithVoid();
  }

  private static JsonArray json(DispositionSet set) {
    try {
      return new JsonArray(
          Json.MAPPER.writeValueAsString(
              set.dispositions().stream().map(DispositionView::of).toList()));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Stream<Row> stream(RowSet<Row> rows) {
    return StreamSupport.stream(rows.spliterator(), false);
  }

  /**
   * A campaign's set.
   *
   * @param standard whether it is the standard one
   */
  record Stored(DispositionSet set, boolean standard) {}
}
