package dev.ringbridge.queue.batch;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.ringbridge.core.event.Ids;
import dev.ringbridge.foundation.database.DatabaseConfig;
import dev.ringbridge.foundation.json.Json;
import dev.ringbridge.queue.batch.LeadBatches.Batch;
import dev.ringbridge.queue.batch.LeadRow.Bad;
import dev.ringbridge.queue.batch.LeadRow.Details;
import dev.ringbridge.queue.batch.LeadRow.Good;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.postgresql.PGConnection;

/**
 * Puts a page of rows into the tables: COPY into a table of the transaction's own, and from there,
 * set by set, into the leads and the queue. (The reactive client has no COPY, and COPY does not go
 * into tables under row level security.)
 */
@ApplicationScoped
class IncomingLeads {
  private static final String ENTER = "select set_config('ringbridge.organization', ?, true)";
  private static final String TABLES =
      """
      create temp table incoming (id uuid, row_number int, phone text, name text, email text, language text, source text,
        external_id text, score int, priority smallint, attributes jsonb, content text) on commit drop;
      create temp table refused (row_number int, reason text, message text, content text) on commit drop""";
  private static final String COPY_GOOD =
      "copy incoming from stdin with (format csv, force_not_null (name, email, language, source, external_id))";
  private static final String COPY_BAD =
      "copy refused from stdin with (format csv, force_not_null (content))";
  private static final String ADD =
      """
      with added as (
        insert into queue.leads (id, organization_id, branch_id, campaign_id, batch_id, row_number, phone, name, email,
                                 language, source, external_id, score, priority, attributes)
        select i.id, b.organization_id, b.branch_id, b.campaign_id, b.id, i.row_number, i.phone, i.name, i.email,
               i.language, i.source, i.external_id, i.score, i.priority, i.attributes
          from incoming i cross join queue.lead_batches b
         where b.id = ?
         order by i.row_number
            on conflict (organization_id, phone) do nothing
        returning id, organization_id, branch_id, campaign_id, priority, due_at),
      queued as (
        insert into queue.lead_queue (lead_id, organization_id, branch_id, campaign_id, priority, due_at)
        select id, organization_id, branch_id, campaign_id, priority, due_at from added),
      known as (
        insert into queue.lead_refusals (batch_id, row_number, organization_id, branch_id, reason, message, content)
        select b.id, i.row_number, b.organization_id, b.branch_id, 'DUPLICATE', ?, i.content
          from incoming i cross join queue.lead_batches b
         where b.id = ? and not exists (select 1 from added a where a.id = i.id)
        returning 1),
      lost as (
        insert into queue.lead_refusals (batch_id, row_number, organization_id, branch_id, reason, message, content)
        select b.id, r.row_number, b.organization_id, b.branch_id, r.reason, r.message, r.content
          from refused r cross join queue.lead_batches b
         where b.id = ?
        returning 1)
      update queue.lead_batches
         set rows_read = rows_read + ?, bytes_read = ?, leased_until = now() + interval '30 seconds',
             rows_added = rows_added + (select count(*) from added),
             rows_duplicate = rows_duplicate + (select count(*) from known),
             rows_refused = rows_refused + (select count(*) from lost)
       where id = ?""";

  private final String url;
  private final String password;
  private final Ids ids;

  IncomingLeads(
      DatabaseConfig database,
      @ConfigProperty(name = "quarkus.datasource.queue.password") String password,
      Ids ids) {
    this.url =
        "jdbc:postgresql://%s:%d/%s".formatted(database.host(), database.port(), database.name());
    this.password = password;
    this.ids = ids;
  }

  /** Takes in a page of rows: all of it, with the batch's progress, or nothing. */
  void add(Batch batch, List<LeadRow> rows, long bytesRead) throws SQLException, IOException {
    try (Connection connection = DriverManager.getConnection(url, "queue_app", password)) {
      connection.setAutoCommit(false);
      try (Statement statement = connection.createStatement()) {
        statement.execute(TABLES);
        copy(connection, COPY_GOOD, good(rows));
        copy(connection, COPY_BAD, bad(rows));
      }
      enter(connection, batch);
      insert(connection, batch, rows.size(), bytesRead);
      connection.commit();
    }
  }

  private static void enter(Connection connection, Batch batch) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(ENTER)) {
      statement.setString(1, batch.tenancy().organizationId().toString());
      statement.execute();
    }
  }

  private static void copy(Connection connection, String statement, String csv)
      throws SQLException, IOException {
    connection.unwrap(PGConnection.class).getCopyAPI().copyIn(statement, new StringReader(csv));
  }

  private static void insert(Connection connection, Batch batch, int rows, long bytesRead)
      throws SQLException {
    try (PreparedStatement add = connection.prepareStatement(ADD)) {
      add.setObject(1, batch.id());
      add.setString(2, RowRefusal.DUPLICATE.message());
      add.setObject(3, batch.id());
      add.setObject(4, batch.id());
      add.setInt(5, rows);
      add.setLong(6, bytesRead);
      add.setObject(7, batch.id());
      add.executeUpdate();
    }
  }

  private String good(List<LeadRow> rows) throws JsonProcessingException {
    StringBuilder csv = new StringBuilder();
    for (LeadRow row : rows) {
      if (row instanceof Good good) {
        Details details = good.details();
        Object[] values = {
          ids.next(),
          good.number(),
          good.phone().e164(),
          details.name(),
          details.email(),
          details.language(),
          details.source(),
          details.externalId(),
          details.score() == null ? "" : details.score(),
          details.priority().rank(),
          Json.MAPPER.writeValueAsString(details.attributes()),
          good.content()
        };
        line(csv, values);
      }
    }
    return csv.toString();
  }

  private static String bad(List<LeadRow> rows) {
    StringBuilder csv = new StringBuilder();
    for (LeadRow row : rows) {
      if (row instanceof Bad bad) {
        line(csv, bad.number(), bad.reason().name(), bad.reason().message(), bad.content());
      }
    }
    return csv.toString();
  }

  /** An empty value is null to COPY unless the column is said not to be; text is always quoted. */
  private static void line(StringBuilder csv, Object... values) {
    for (int i = 0; i < values.length; i++) {
      csv.append(i == 0 ? "" : ",");
      String text = values[i].toString().replace("\0", "");
      if (values[i] instanceof String && !text.isEmpty()) {
        csv.append('"').append(text.replace("\"", "\"\"")).append('"');
      } else {
        csv.append(text);
      }
    }
    csv.append('\n');
  }
}
