package dev.ringbridge.queue.list;

/**
 * Who is first among leads of one priority and temperature in one list. Callbacks keep the order in
 * which they were promised, whatever this says. The ranks are queue.rank_of in the database.
 */
enum LeadOrder {
  /** Whoever was added first. */
  OLDEST_FIRST,
  /** Whoever was added last. */
  NEWEST_FIRST,
  /** The highest score, those without one last; the oldest of equals. */
  HIGHEST_SCORE,
  /** Whoever was tried least; the oldest of equals. */
  FEWEST_ATTEMPTS,
  /** By lot, drawn once for each lead. */
  RANDOM
}
