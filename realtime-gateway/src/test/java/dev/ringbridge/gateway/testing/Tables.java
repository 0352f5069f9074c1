package dev.ringbridge.gateway.testing;

import dev.ringbridge.core.agent.AgentState;
import dev.ringbridge.foundation.database.Database;
import dev.ringbridge.gateway.InGateway;
import dev.ringbridge.gateway.matching.WaitingCall;
import dev.ringbridge.gateway.matching.WaitingCalls;
import dev.ringbridge.gateway.shift.Agents;
import dev.ringbridge.gateway.shift.OnShift;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The gateway's rows, as tests look at them and turn their clocks. */
@ApplicationScoped
public class Tables {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Database database;
  private final WaitingCalls calls;

  Tables(@InGateway Database database, WaitingCalls calls) {
    this.database = database;
    this.calls = calls;
  }

  public RowSet<Row> run(String sql, Object... values) {
    return database
        .asEngine(work -> work.sql().preparedQuery(sql).execute(Tuple.from(List.of(values))))
        .await()
        .atMost(PATIENCE);
  }

  public long count(String sql, Object... values) {
    return run(sql, values).iterator().next().getLong(0);
  }

  public Optional<OnShift> find(UUID agentId) {
    return Agents.read(
            run(
                """
                select a.*, coalesce(p.campaign_ids, array[]::uuid[]) as campaign_ids
                  from gateway.agents a left join gateway.profiles p using (agent_id)
                 where a.agent_id = $1""",
                agentId))
        .stream()
        .findFirst();
  }

  public OnShift agent(UUID agentId) {
    return find(agentId).orElseThrow();
  }

  public AgentState stateOf(UUID agentId) {
    return find(agentId).map(one -> one.agent().state()).orElse(AgentState.OFFLINE);
  }

  /** Whether it is known of them what came of their call. */
  public boolean hasSaid(UUID agentId) {
    return find(agentId).map(one -> one.agent().duty().disposed()).orElse(false);
  }

  public WaitingCall call(UUID callId) {
    return findCall(callId).orElseThrow();
  }

  public Optional<WaitingCall> findCall(UUID callId) {
    return database.asEngine(work -> calls.find(work, callId)).await().atMost(PATIENCE);
  }

  /** Moves a time of an agent's row into the past. */
  public void age(UUID agentId, String column, Duration by) {
    run(
        "update gateway.agents set %1$s = %1$s - $2 * interval '1 millisecond' where agent_id = $1"
            .formatted(column),
        agentId,
        by.toMillis());
  }
}
