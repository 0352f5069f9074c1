package dev.ringbridge.simulator.exchange;

import dev.ringbridge.simulator.call.Sids;
import dev.ringbridge.simulator.journal.Journal;
import dev.ringbridge.simulator.time.Tempo;
import dev.ringbridge.simulator.time.Timers;
import dev.ringbridge.simulator.webhook.Courier;
import dev.ringbridge.simulator.webhook.Wires;

/** What every part of the switch works with. */
public record Equipment(
    Timers timers,
    Tempo tempo,
    Sids sids,
    Accounts accounts,
    Courier courier,
    Wires wires,
    Journal journal) {

  /** Without sockets. */
  public Equipment(
      Timers timers, Tempo tempo, Sids sids, Accounts accounts, Courier courier, Journal journal) {
    this(timers, tempo, sids, accounts, courier, Wires.NONE, journal);
  }
}
