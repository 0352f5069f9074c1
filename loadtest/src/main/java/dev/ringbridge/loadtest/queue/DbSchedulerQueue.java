package dev.ringbridge.loadtest.queue;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** db-scheduler, as its own guide to throughput sets it up: lock-and-fetch, with priorities. */
final class DbSchedulerQueue implements Contender {
  private static final int THREADS = 20;
  private static final double NANOS = 1e9;

  private final QueueDatabase server;

  DbSchedulerQueue(QueueDatabase server) throws SQLException {
    this.server = server;
    server.execute(
        """
        create table scheduled_tasks (
          task_name text not null, task_instance text not null, task_data bytea,
          execution_time timestamptz not null, picked boolean not null, picked_by text,
          last_success timestamptz, last_failure timestamptz, consecutive_failures int,
          last_heartbeat timestamptz, version bigint not null, priority smallint, state text,
          primary key (task_name, task_instance));
        create index execution_time_idx on scheduled_tasks (execution_time);
        create index last_heartbeat_idx on scheduled_tasks (last_heartbeat);
        create index priority_execution_time_idx on scheduled_tasks (priority desc, execution_time asc)""");
  }

  @Override
  public String key() {
    return "db_scheduler_per_s";
  }

  @Override
  public void fill(int jobs) throws SQLException {
    server.execute(
        """
        insert into scheduled_tasks (task_name, task_instance, execution_time, picked, version, priority)
        select 'noop', uuidv7()::text, now(), false, 1, n %% 4 from generate_series(1, %d) n"""
            .formatted(jobs));
  }

  @Override
  public double drain(int jobs) throws InterruptedException {
    CountDownLatch left = new CountDownLatch(jobs);
    OneTimeTask<Void> noop = Tasks.oneTime("noop").execute((instance, context) -> left.countDown());
    try (HikariDataSource pool = pool()) {
      Scheduler scheduler =
          Scheduler.create(pool, noop)
              .threads(THREADS)
              .pollUsingLockAndFetch(4.0, 20.0)
              .pollingInterval(Duration.ofMillis(100))
              .enablePriority()
              .build();
      long from = System.nanoTime();
      scheduler.start();
      boolean done = left.await(10, TimeUnit.MINUTES);
      long nanos = System.nanoTime() - from;
      scheduler.stop();
      if (!done) {
        throw new IllegalStateException("db-scheduler left " + left.getCount() + " jobs");
      }
      return jobs * NANOS / nanos;
    }
  }

  private HikariDataSource pool() {
    HikariDataSource pool = new HikariDataSource();
    pool.setJdbcUrl(server.jdbcUrl());
    pool.setUsername(server.user());
    pool.setPassword(server.password());
    pool.setMaximumPoolSize(THREADS);
    return pool;
  }
}
