package dev.ringbridge.core.pacing;

import org.jspecify.annotations.Nullable;

/**
 * What a tick knows.
 *
 * @param freeAgents agents of the campaign who are AVAILABLE, seen less than two seconds ago, in an
 *     epoch not yet spent
 * @param callsInAir calls of the campaign that are planned, being placed, ringing, of unknown fate
 *     or waiting for an agent; in the mode BROADCAST every live one
 * @param linesPerAgent how many calls may be in the air for each free agent
 * @param lines how many calls may be live at once where no agent is needed
 * @param accountOpen whether a carrier account takes calls
 * @param accountCallsPerSecond its rate; of all together where several are dialed with
 * @param jobsAhead jobs on that account which are published and not placed yet; of several
 *     together, of each no more than it may have
 * @param horizonSeconds how far ahead of the carrier jobs may be published, so that priority
 *     survives
 * @param openPlaces of the places that leads may be in, those where one may call now
 * @param places all of those places
 * @param dueLeads leads that could be dialed now, counted no further than useful
 * @param restrained what a house that answers late may dial; null where it does not
 */
public record PacingInputs(
    int freeAgents,
    int callsInAir,
    double linesPerAgent,
    int lines,
    boolean accountOpen,
    double accountCallsPerSecond,
    int jobsAhead,
    double horizonSeconds,
    int openPlaces,
    int places,
    int dueLeads,
    @Nullable Restrained restrained) {
  /** Of a house that answers in time. */
  public PacingInputs(
      int freeAgents,
      int callsInAir,
      double linesPerAgent,
      int lines,
      boolean accountOpen,
      double accountCallsPerSecond,
      int jobsAhead,
      double horizonSeconds,
      int openPlaces,
      int places,
      int dueLeads) {
    this(
        freeAgents,
        callsInAir,
        linesPerAgent,
        lines,
        accountOpen,
        accountCallsPerSecond,
        jobsAhead,
        horizonSeconds,
        openPlaces,
        places,
        dueLeads,
        null);
  }

  /** The same with another count of leads. */
  public PacingInputs withDueLeads(int due) {
    return new PacingInputs(
        freeAgents,
        callsInAir,
        linesPerAgent,
        lines,
        accountOpen,
        accountCallsPerSecond,
        jobsAhead,
        horizonSeconds,
        openPlaces,
        places,
        due,
        restrained);
  }
}
