package dev.ringbridge.foundation.database;

import dev.ringbridge.core.event.Event;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * One transaction: the connection for its statements, the events that leave with its commit, and
 * what is done after it.
 */
public final class Work {
  private final SqlConnection sql;
  private final List<Event> events = new ArrayList<>();
  private final List<Runnable> afterCommit = new ArrayList<>();

  Work(SqlConnection sql) {
    this.sql = sql;
  }

  /** The connection, inside the transaction. */
  public SqlConnection sql() {
    return sql;
  }

  /** Has an event published once, and only if, this transaction commits. */
  public void publish(Event event) {
    events.add(event);
  }

  /** Has events published once, and only if, this transaction commits. */
  public void publishAll(Collection<? extends Event> all) {
    events.addAll(all);
  }

  /** Has something done in this process once, and only if, this transaction commits. */
  public void afterCommit(Runnable deed) {
    afterCommit.add(deed);
  }

  void committed() {
    afterCommit.forEach(Runnable::run);
  }

  List<Event> events() {
    return events;
  }
}
