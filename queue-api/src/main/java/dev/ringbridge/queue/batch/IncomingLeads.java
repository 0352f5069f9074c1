package dev.ringbridge.queue.batch;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.ringbridge.core.event.Ids;
import dev.ringbridge.core.lead.Lead;
import dev.ringbridge.core.lead.QueuePlace;
import dev.ringbridge.core.lead.Standing;
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
import java.time.Instant;
import java.util.List;
import java.util.UUID;
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
        external_id text, score int, priority smallint, attributes jsonb, region text, pattern_id uuid, jurisdictions text,
        zones text, tier smallint, content text) on commit drop;
      create temp table refused (row_number int, reason text, message text, content text) on commit drop""";
  private static final String COPY_GOOD =
      "copy incoming from stdin with (format csv, force_not_null (name, email, language, source, external_id, region, jurisdictions, zones))";
  private static final String COPY_BAD =
      "copy refused from stdin with (format csv, force_not_null (content))";
  private static final String ADD =
      """
      with batch as (
        select * from queue.lead_batches where id = ?),
      patterns as (
        insert into queue.campaign_patterns (campaign_id, pattern_id, organization_id, branch_id, jurisdictions, zones)
        select distinct b.campaign_id, i.pattern_id, b.organization_id, b.branch_id,
               string_to_array(i.jurisdictions, ' '), string_to_array(i.zones, ' ')
          from incoming i cross join batch b
            on conflict do nothing),
      known_numbers as (
        select i.id, exists (
                 select 1 from queue.suppressions s
                  where s.organization_id = b.organization_id and not s.prefix and s.number = i.phone
                    and (s.campaign_id is null or s.campaign_id = b.campaign_id))
              or exists (
                 select 1 from queue.suppressions s
                  where s.organization_id = b.organization_id and s.prefix and i.phone like s.number || '%'
                    and (s.campaign_id is null or s.campaign_id = b.campaign_id)) as suppressed
          from incoming i cross join batch b),
      added as (
        insert into queue.leads (id, organization_id, branch_id, campaign_id, batch_id, row_number, phone, name, email,
                                 language, source, external_id, score, priority, attributes, region, pattern_id, tier,
                                 suppressed, dial_state)
        select i.id, b.organization_id, b.branch_id, b.campaign_id, b.id, i.row_number, i.phone, i.name, i.email,
               i.language, i.source, i.external_id, i.score, i.priority, i.attributes, i.region, i.pattern_id, i.tier,
               k.suppressed, case when k.suppressed then 'SUPPRESSED' else 'PENDING' end
          from incoming i join known_numbers k using (id) cross join batch b
         order by i.row_number
            on conflict (organization_id, phone) do nothing
        returning *),
      queued as (
        insert into queue.lead_queue (lead_id, organization_id, branch_id, campaign_id, pattern_id, priority, tier, since,
                                      due_at, ready)
        select id, organization_id, branch_id, campaign_id, pattern_id, priority, tier, created_at, due_at, true
          from added where dial_state = 'PENDING'),
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

  /** Waits for who enters a number now; what they entered is seen by the next statement. */
  private static void seeEverySuppression(Connection connection, Batch batch) throws SQLException {
    try (PreparedStatement wait =
        connection.prepareStatement(
            "select pg_advisory_xact_lock_shared(hashtextextended(?, 0))")) {
      wait.setString(1, batch.tenancy().organizationId().toString());
      wait.execute();
    }
  }

  private static void insert(Connection connection, Batch batch, int rows, long bytesRead)
      throws SQLException {
    seeEverySuppression(connection, batch);
    try (PreparedStatement add = connection.prepareStatement(ADD)) {
      add.setObject(1, batch.id());
      add.setString(2, RowRefusal.DUPLICATE.message());
      add.setInt(3, rows);
      add.setLong(4, bytesRead);
      add.setObject(5, batch.id());
      add.executeUpdate();
    }
  }

  private String good(List<LeadRow> rows) throws JsonProcessingException {
    StringBuilder csv = new StringBuilder();
    for (LeadRow row : rows) {
      if (row instanceof Good good) {
        Details details = good.details();
        Pattern pattern = Pattern.of(Locating.of(good.phone(), details.region()));
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
          details.region(),
          pattern.id(),
          String.join(" ", pattern.jurisdictions()),
          String.join(" ", pattern.zones()),
          tier(details),
          good.content()
        };
        line(csv, values);
      }
    }
    return csv.toString();
  }

  private static int tier(Details details) {
    Standing standing = new Standing(details.priority(), details.score());
    return QueuePlace.of(Lead.fresh(new UUID(0, 0), standing, Instant.EPOCH)).tier();
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
