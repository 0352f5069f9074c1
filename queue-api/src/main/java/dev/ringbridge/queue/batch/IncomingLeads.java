package dev.ringbridge.queue.batch;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.ringbridge.core.event.Ids;
import dev.ringbridge.foundation.database.DatabaseConfig;
import dev.ringbridge.foundation.json.Json;
import dev.ringbridge.queue.batch.LeadBatches.Batch;
import dev.ringbridge.queue.batch.LeadRow.Bad;
import dev.ringbridge.queue.batch.LeadRow.Details;
import dev.ringbridge.queue.batch.LeadRow.Good;
import dev.ringbridge.queue.compliance.Locating;
import dev.ringbridge.queue.compliance.Pattern;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
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
        external_id text, score int, priority smallint, attributes jsonb, region text, pattern_id uuid, jurisdictions text,
        zones text, tier smallint, consent_scope text, consent_source text, consent_at timestamptz, content text) on commit drop;
      create temp table refused (row_number int, reason text, message text, content text) on commit drop""";
  private static final String COPY_GOOD =
      "copy incoming from stdin with (format csv, force_not_null (name, email, language, source, external_id, region, jurisdictions, zones, consent_source))";
  private static final String COPY_BAD =
      "copy refused from stdin with (format csv, force_not_null (content))";
  private static final String ADD =
      """
      with batch as (
        select * from queue.lead_batches where id = ?),
      """
          + Intake.ADDED
          + """
      ,
      consented as (
        insert into queue.consents (id, organization_id, branch_id, phone, scope, source, given_at, batch_id, created_by)
        select gen_random_uuid(), a.organization_id, a.branch_id, a.phone, i.consent_scope,
               case when i.consent_source = '' then b.filename else i.consent_source end,
               coalesce(i.consent_at, b.created_at), b.id, b.uploaded_by
          from incoming i join added a using (id) cross join batch b
         where i.consent_scope is not null),
      known as (
        insert into queue.lead_refusals (batch_id, row_number, organization_id, branch_id, reason, message, content)
        select b.id, i.row_number, b.organization_id, b.branch_id, 'DUPLICATE', ?, i.content
          from incoming i cross join batch b
         where not exists (select 1 from added a where a.id = i.id)
        returning 1),
      lost as (
        insert into queue.lead_refusals (batch_id, row_number, organization_id, branch_id, reason, message, content)
        select b.id, r.row_number, b.organization_id, b.branch_id, r.reason, r.message, r.content
          from refused r cross join batch b
        returning 1)
      update queue.lead_batches
         set rows_read = rows_read + ?, bytes_read = ?, leased_until = now() + interval '30 seconds',
             rows_added = rows_added + (select count(*) from added),
             rows_duplicate = rows_duplicate + (select count(*) from known),
             rows_refused = rows_refused + (select count(*) from lost)
       where id = ?""";

  /** The other numbers of the leads that were just added, and of which rows some are not. */
  private static final String ADD_NUMBERS =
      """
      with said(rows) as (select ?::jsonb),
      given as (select g.* from said cross join lateral queue.give_numbers(said.rows) as g),
      left_out as (
        select w.row_number, w.content,
               string_agg(w.label || ' (' || coalesce(w.why, 'another lead has it') || ')', ', ' order by w.n) as what
          from said cross join lateral jsonb_to_recordset(said.rows)
               as w(lead_id uuid, n int, label text, why text, row_number int, content text)
          join queue.leads l on l.id = w.lead_id
          left join given g on g.lead_id = w.lead_id and g.n = w.n
         where w.why is not null or not g.given
         group by 1, 2),
      noted as (
        insert into queue.lead_refusals (batch_id, row_number, organization_id, branch_id, reason, message, content)
        select b.id, o.row_number, b.organization_id, b.branch_id, 'OTHER_NUMBER',
               'The lead was added without ' || o.what || '.', o.content
          from left_out o join queue.lead_batches b on b.id = ?
        returning 1)
      update queue.lead_batches set rows_partial = rows_partial + (select count(*) from noted) where id = ?""";

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
    List<Map<String, @Nullable Object>> others = new ArrayList<>();
    try (Connection connection = DriverManager.getConnection(url, "queue_app", password)) {
      connection.setAutoCommit(false);
      try (Statement statement = connection.createStatement()) {
        statement.execute(TABLES);
        copy(connection, COPY_GOOD, good(rows, others));
        copy(connection, COPY_BAD, bad(rows));
      }
      enter(connection, batch);
      seeEveryNumber(connection, batch, others.isEmpty());
      insert(connection, batch, rows.size(), bytesRead);
      insertOthers(connection, batch, others);
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

  private static void seeEveryNumber(Connection connection, Batch batch, boolean shared)
      throws SQLException {
    String lock = shared ? Intake.SEE_EVERY_NUMBER : Intake.ADD_NUMBERS_ALONE;
    try (PreparedStatement wait = connection.prepareStatement(lock.formatted("?"))) {
      wait.setString(1, batch.tenancy().organizationId().toString());
      wait.execute();
    }
  }

  private static void insert(Connection connection, Batch batch, int rows, long bytesRead)
      throws SQLException {
    try (PreparedStatement add = connection.prepareStatement(ADD)) {
      add.setObject(1, batch.id());
      add.setString(2, RowRefusal.DUPLICATE.message());
      add.setInt(3, rows);
      add.setLong(4, bytesRead);
      add.setObject(5, batch.id());
      add.executeUpdate();
    }
  }

  private static void insertOthers(
      Connection connection, Batch batch, List<Map<String, @Nullable Object>> others)
      throws SQLException, JsonProcessingException {
    if (others.isEmpty()) {
      return;
    }
    try (PreparedStatement add = connection.prepareStatement(ADD_NUMBERS)) {
      add.setString(1, Json.MAPPER.writeValueAsString(others));
      add.setObject(2, batch.id());
      add.setObject(3, batch.id());
      add.executeUpdate();
    }
  }

  private String good(List<LeadRow> rows, List<Map<String, @Nullable Object>> others)
      throws JsonProcessingException {
    StringBuilder csv = new StringBuilder();
    for (LeadRow row : rows) {
      if (row instanceof Good good) {
        Details details = good.details();
        Pattern pattern = Pattern.of(Locating.of(good.phone(), details.region()));
        UUID id = ids.next();
        others.addAll(others(id, good));
        Object[] values = {
          id,
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
          details.region(),
          pattern.id(),
          String.join(" ", pattern.jurisdictions()),
          String.join(" ", pattern.zones()),
          Intake.tier(details),
          details.consent() == null ? "" : details.consent().scope(),
          details.consent() == null ? "" : details.consent().source(),
          details.consent() == null || details.consent().at() == null ? "" : details.consent().at(),
          good.content()
        };
        line(csv, values);
      }
    }
    return csv.toString();
  }

  private static List<Map<String, @Nullable Object>> others(UUID id, Good good) {
    List<Map<String, @Nullable Object>> rows =
        Intake.others(id, good.others(), good.details().region());
    rows.forEach(
        row -> {
          row.put("row_number", good.number());
          row.put("content", good.content());
        });
    return rows;
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
