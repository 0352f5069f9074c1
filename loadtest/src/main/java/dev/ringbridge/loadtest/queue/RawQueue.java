package dev.ringbridge.loadtest.queue;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** The ceiling: one narrow table and bare statements, a hundred jobs to a transaction. */
final class RawQueue implements Contender {
  private static final int WORKERS = 4;
  private static final int PAGE = 100;
  private static final String CLAIM =
      """
      with next as (select id from raw_queue where not taken order by priority, due_at, id limit %d for update skip locked)
      update raw_queue q set taken = true from next where q.id = next.id returning q.id"""
          .formatted(PAGE);
  private static final String ACKNOWLEDGE = "delete from raw_queue where id = any(?)";

  private final QueueDatabase server;

  RawQueue(QueueDatabase server) throws SQLException {
    this.server = server;
    server.execute(
        """
        create table raw_queue (id bigserial primary key, priority int not null, due_at timestamptz not null default now(),
                                taken boolean not null default false, payload text not null) with (fillfactor = 70);
        create index on raw_queue (priority, due_at, id) where not taken""");
  }

  @Override
  public String key() {
    return "ceiling_per_s";
  }

  @Override
  public void fill(int jobs) throws SQLException {
    server.execute(
        "insert into raw_queue (priority, payload) select n % 4, repeat('x', 200) from generate_series(1, "
            + jobs
            + ") n");
  }

  @Override
  public double drain(int jobs) throws SQLException, InterruptedException {
    AtomicInteger done = new AtomicInteger();
    Queue<Connection> connections = new ConcurrentLinkedQueue<>();
    for (int i = 0; i < WORKERS; i++) {
      connections.add(server.connect());
    }
    try {
      return Workers.perSecond(
          WORKERS,
          jobs,
          () -> {
            Connection connection = connections.remove();
            int some = round(connection);
            connections.add(connection);
            return some > 0 ? done.addAndGet(some) >= 0 : done.get() < jobs;
          });
    } finally {
      for (Connection connection : connections) {
        connection.close();
      }
    }
  }

  private static int round(Connection connection) throws SQLException {
    List<Long> ids = new ArrayList<>();
    try (PreparedStatement claim = connection.prepareStatement(CLAIM);
        ResultSet rows = claim.executeQuery()) {
      while (rows.next()) {
        ids.add(rows.getLong(1));
      }
    }
    if (!ids.isEmpty()) {
      try (PreparedStatement acknowledge = connection.prepareStatement(ACKNOWLEDGE)) {
        acknowledge.setArray(1, connection.createArrayOf("bigint", ids.toArray()));
        acknowledge.executeUpdate();
      }
    }
    return ids.size();
  }
}
