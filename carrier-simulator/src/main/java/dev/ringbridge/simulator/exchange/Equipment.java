package dev.ringbridge.simulator.exchange;

import dev.ringbridge.simulator.call.Sids;
import dev.ringbridge.simulator.journal.Journal;
import dev.ringbridge.simulator.time.Tempo;
import dev.ringbridge.simulator.time.Timers;
import dev.ringbridge.simulator.webhook.Courier;

/** What every part of the switch works with. */
public record Equipment(
    Timers timers, Tempo tempo, Sids sids, Accounts accounts, Courier courier, Journal journal) {}
