package dev.ringbridge.loadtest.webhooks;

import dev.ringbridge.core.call.CallRef;
import dev.ringbridge.core.event.Tenancy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Calls that are placed already, each with its row: what is measured are their webhooks, and not
 * the placing. They are read from the same rows when all is over.
 */
final class PlacedBefore {
  private static final String PLACE =
      """
      insert into telephony.placements
             (call_id, organization_id, branch_id, campaign_id, lead_id, account_id, state, rules, post_by, tries,
              carrier_call_id, check_at)
      select fresh.id, ?, ?, ?, gen_random_uuid(), account.id, 'PLACED', ?::jsonb, now(), 1,
             'CA' || replace(fresh.id::text, '-', ''), now() + interval '1 hour'
        from (select gen_random_uuid() as id from generate_series(1, ?)) fresh,
             (select id from telephony.accounts where open limit 1) account
      returning call_id, campaign_id, lead_id""";

  private static final String RULES =
      """
      {"ringLimitSeconds": 30, "safeHarborMillis": 2000, "safeHarborText": "Goodbye.", "detectMachines": false,
       "machineActsWithinSeconds": 0, "machineMessage": ""}""";

  private static final String STATES =
      """
      select count(*) filter (where state = 'ENDED' and ending = any(array['COMPLETED', 'NO_ANSWER'])),
             count(*) filter (where state = 'PLACED'), count(*)
        from telephony.placements where campaign_id = ?""";

  private final Connection database;

  PlacedBefore(Connection database) {
    this.database = database;
  }

  /** Places so many, in a campaign of their own. */
  List<CallRef> place(Tenancy tenancy, UUID campaign, int count) throws SQLException {
    List<CallRef> calls = new ArrayList<>(count);
    try (PreparedStatement insert = database.prepareStatement(PLACE)) {
      insert.setObject(1, tenancy.organizationId());
      insert.setObject(2, tenancy.branchId());
      insert.setObject(3, campaign);
      insert.setString(4, RULES);
      insert.setInt(5, count);
      try (ResultSet rows = insert.executeQuery()) {
        while (rows.next()) {
          calls.add(
              new CallRef(
                  rows.getObject(1, UUID.class),
                  rows.getObject(2, UUID.class),
                  rows.getObject(3, UUID.class),
                  tenancy));
        }
      }
    }
    execute("analyze telephony.placements");
    return calls;
  }

  /** What became of the calls of a campaign. */
  Fates fates(UUID campaign) throws SQLException {
    try (PreparedStatement query = database.prepareStatement(STATES)) {
      query.setObject(1, campaign);
      try (ResultSet row = query.executeQuery()) {
        row.next();
        return new Fates(row.getLong(1), row.getLong(2), row.getLong(3));
      }
    }
  }

  /** How many webhooks are filed. */
  long filed() throws SQLException {
    return count("select count(*) from telephony.webhook_inbox");
  }

  /** How many events wait for Kafka. */
  long unsent() throws SQLException {
    return count("select count(*) from telephony.outbox where sent_at is null");
  }

  private long count(String sql) throws SQLException {
    try (Statement statement = database.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getLong(1);
    }
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = database.createStatement()) {
      statement.execute(sql);
    }
  }

  /**
   * Where calls stand.
   *
   * @param ended as they were told to
   * @param untouched as they were placed
   * @param all of them
   */
  record Fates(long ended, long untouched, long all) {}
}
