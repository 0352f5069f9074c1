package dev.ringbridge.loadtest.queue;

import java.io.IOException;
import java.sql.SQLException;

/** A queue of jobs on the benchmark's PostgreSQL. */
interface Contender {
  /** The key of its figure. */
  String key();

  /** Puts jobs of mixed priorities into it. */
  void fill(int jobs) throws SQLException;

  /**
   * Claims and acknowledges all of them, each committed.
   *
   * @return jobs a second
   */
  double drain(int jobs) throws SQLException, IOException, InterruptedException;
}
