package dev.ringbridge.telephony.reconciling;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringbridge.embedded.testing.TestServers;
import dev.ringbridge.telephony.testing.Scene;
import dev.ringbridge.telephony.testing.SimulatedCarrier;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestServers.class)
@WithTestResource(SimulatedCarrier.class)
class PurgeTest {
  @Inject Scene scene;
  @Inject Purge purge;

  private void file(String key, String age) {
    run(
        """
        insert into telephony.webhook_inbox (dedupe_key, organization_id, branch_id, kind, body, received_at)
        values ('%s', gen_random_uuid(), gen_random_uuid(), 'status', '{}', now() - interval '%s')"""
            .formatted(key, age));
  }

  private UUID over(String age) {
    UUID id = UUID.randomUUID();
    run(
        """
        insert into telephony.placements
               (call_id, organization_id, branch_id, campaign_id, account_id, state, rules, post_by, number, ended_at)
        values ('%s', gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), 'ENDED', '{}', now(),
                '+12125550100', now() - interval '%s')"""
            .formatted(id, age));
    return id;
  }

  private void run(String sql) {
    scene.engine(work -> work.sql().query(sql).execute());
  }

  private void requested(UUID accountId, String when) {
    run(
        """
        insert into telephony.account_requests (account_id, organization_id, branch_id, at)
        values ('%s', gen_random_uuid(), gen_random_uuid(), now() + interval '%s')"""
            .formatted(accountId, when));
  }

  @Test
  void requestsOfAccountsThatDialNoMoreAreForgotten() {
    UUID silent = UUID.randomUUID();
    UUID busy = UUID.randomUUID();
    requested(silent, "-6 minutes");
    requested(busy, "-4 minutes");
    requested(busy, "10 seconds");

    scene.engine(purge::forget);

    assertThat(
            scene.rows(
                "select account_id from telephony.account_requests where account_id in ($1, $2)",
                silent,
                busy))
        .extracting(row -> row.getUUID(0))
        .containsExactly(busy, busy);
  }

  private UUID listened(String age) {
    UUID id = UUID.randomUUID();
    run(
        """
        insert into telephony.listeners
               (id, organization_id, branch_id, call_id, agent_id, user_id, user_name, account_id, mode, loudest, over_at)
        values ('%s', gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), gen_random_uuid(),
                'Sam', gen_random_uuid(), 'LISTEN', 'LISTEN', now() - interval '%s')"""
            .formatted(id, age));
    return id;
  }

  @Test
  void whoListenedIsForgottenWhenCallsAre() {
    UUID old = listened("91 days");
    UUID young = listened("89 days");

    scene.engine(purge::forget);

    assertThat(scene.rows("select id from telephony.listeners where id in ($1, $2)", old, young))
        .extracting(row -> row.getUUID(0))
        .containsExactly(young);
  }

  private UUID rang(String age) {
    UUID id = UUID.randomUUID();
    run(
        """
        insert into telephony.incoming_calls (call_id, organization_id, branch_id, account_id, carrier_call_id, received_at)
        values ('%s', gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), 'CA1', now() - interval '%s')"""
            .formatted(id, age));
    return id;
  }

  @Test
  void whoRangIsForgottenWhenCallsAre() {
    UUID old = rang("91 days");
    UUID young = rang("89 days");

    scene.engine(purge::forget);

    assertThat(
            scene.rows(
                "select call_id from telephony.incoming_calls where call_id in ($1, $2)",
                old,
                young))
        .extracting(row -> row.getUUID(0))
        .containsExactly(young);
  }

  @Test
  void whatWasKeptLongEnoughIsForgotten() {
    String old = "old" + UUID.randomUUID();
    String young = "young" + UUID.randomUUID();
    file(old, "7 days 1 minute");
    file(young, "6 days 23 hours");
    UUID ancient = over("91 days");
    UUID earlier = over("2 hours");
    UUID now = over("1 minute");

    scene.engine(purge::forget);

    assertThat(
            scene.rows(
                "select dedupe_key from telephony.webhook_inbox where dedupe_key in ($1, $2)",
                old,
                young))
        .extracting(row -> row.getString(0))
        .containsExactly(young);
    assertThat(
            scene.rows(
                "select call_id from telephony.placements where call_id in ($1, $2, $3) and number is not null",
                ancient,
                earlier,
                now))
        .extracting(row -> row.getUUID(0))
        .containsExactly(now);
    assertThat(scene.rows("select 1 from telephony.placements where call_id = $1", ancient))
        .isEmpty();
    assertThat(scene.rows("select 1 from telephony.placements where call_id = $1", earlier))
        .hasSize(1);
  }
}
