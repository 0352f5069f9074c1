package dev.ringbridge.queue.registry;

import dev.ringbridge.foundation.database.Work;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The official lists, each in one or two versions: the one in force and the one that comes. */
@ApplicationScoped
class Registries {
  /** Data that is older than what is here would let numbers be called that must not be. */
  private static final String ADD =
      """
      insert into queue.registries (id, organization_id, branch_id, jurisdiction, data_date, filename, state, uploaded_by)
      select $1, $2, $3, $4, $5, $6, 'LOADING', $7
       where not exists (select 1 from queue.registries
                          where organization_id = $2 and jurisdiction = $4 and data_date > $5 and state <> 'LOADING')""";

  private static final String LOADED =
      "update queue.registries set state = 'LOADED', numbers = $2, refused = $3 where id = $1";
  private static final String COUNT =
      "select coalesce(sum(bit_count(bits)), 0)::bigint from queue.registry_blocks where registry_id = $1";
  private static final String DELETE = "delete from queue.registries where id = $1";
  private static final String ALL =
      "select * from queue.registries order by jurisdiction, data_date desc, id desc";
  private static final String NEXT =
      """
      select * from queue.registries r
       where state = 'APPLYING'
          or state = 'LOADED' and not exists (
               select 1 from queue.registries a
                where a.organization_id = r.organization_id and a.jurisdiction = r.jurisdiction and a.state = 'APPLYING')
       order by state, data_date, id limit 1""";

  /** Two statements as one: what applies now, and what holds until it has. */
  private static final String APPLY =
      """
      with replaced as (
        update queue.registries r set state = 'REPLACED' from queue.registries a
         where a.id = $1 and r.organization_id = a.organization_id and r.jurisdiction = a.jurisdiction
           and r.state = 'CURRENT')
      update queue.registries set state = 'APPLYING' where id = $1""";

  private static final String CURRENT =
      """
      with gone as (
        delete from queue.registries r using queue.registries a
         where a.id = $1 and r.organization_id = a.organization_id and r.jurisdiction = a.jurisdiction
           and r.state = 'REPLACED')
      update queue.registries set state = 'CURRENT', current_at = now() where id = $1""";
  private static final String LEADS =
      """
      select id, phone from queue.leads where organization_id = $1 and phone > $2 order by phone limit 1000""";
  private static final String FORGET =
      "delete from queue.registries where state = 'LOADING' and created_at < now() - interval '1 day'";

  /** False where newer data is here. */
  Uni<Boolean> add(Work work, Registry registry, UUID uploadedBy) {
    Tuple values =
        Tuple.tuple()
            .addUUID(registry.id())
            .addUUID(registry.tenancy().organizationId())
            .addUUID(registry.tenancy().branchId())
            .addString(registry.jurisdiction())
            .addLocalDate(registry.dataDate())
            .addString(registry.filename())
            .addUUID(uploadedBy);
    return run(work, ADD, values).map(rows -> rows.rowCount() == 1);
  }

  /** All of its numbers are here: they are counted, each once. */
  Uni<Long> loaded(Work work, UUID id, long refused) {
    return run(work, COUNT, Tuple.of(id))
        .map(rows -> rows.iterator().next().getLong(0))
        .call(numbers -> run(work, LOADED, Tuple.of(id, numbers, refused)));
  }

  Uni<Void> delete(Work work, UUID id) {
    return run(work, DELETE, Tuple.of(id)).replaceWithVoid();
  }

  Uni<List<Registry>> all(Work work) {
    return run(work, ALL, Tuple.tuple()).map(rows -> stream(rows).map(Registry::of).toList());
  }

  /** The next that leads are to be marked by, or to go on with where whoever did it died. */
  Uni<Optional<Registry>> next(Work work) {
    return run(work, NEXT, Tuple.tuple()).map(rows -> stream(rows).map(Registry::of).findFirst());
  }

  Uni<Void> apply(Work work, UUID id) {
    return run(work, APPLY, Tuple.of(id)).replaceWithVoid();
  }

  Uni<Void> current(Work work, UUID id) {
    return run(work, CURRENT, Tuple.of(id)).replaceWithVoid();
  }

  /** The next leads of an organization, by their numbers. */
  Uni<List<NumberedLead>> leads(Work work, UUID organizationId, String after) {
    return run(work, LEADS, Tuple.of(organizationId, after))
        .map(
            rows ->
                stream(rows)
                    .map(row -> new NumberedLead(row.getUUID("id"), row.getString("phone")))
                    .toList());
  }

  Uni<Void> forgetAbandoned(Work work) {
    return run(work, FORGET, Tuple.tuple()).replaceWithVoid();
  }

  private static Uni<RowSet<Row>> run(Work work, String statement, Tuple values) {
    return work.sql().preparedQuery(statement).execute(values);
  }

  private static Stream<Row> stream(RowSet<Row> rows) {
    return StreamSupport.stream(rows.spliterator(), false);
  }

  /** A lead and its number. */
  record NumberedLead(UUID id, String phone) {}
}
