package dev.ringbridge.simulator.admin;

import dev.ringbridge.simulator.audio.Mixer;
import dev.ringbridge.simulator.exchange.Equipment;
import dev.ringbridge.simulator.exchange.Exchange;
import dev.ringbridge.simulator.exotel.ExotelAccounts;
import dev.ringbridge.simulator.exotel.Phones;
import dev.ringbridge.simulator.faults.Faults;
import dev.ringbridge.simulator.legs.LegSwitch;
import dev.ringbridge.simulator.people.Population;
import dev.ringbridge.simulator.softphone.Clients;
import dev.ringbridge.simulator.time.LoopTimers;

/** What the admin pages show and change. */
public record Workings(
    Equipment equipment,
    LoopTimers clock,
    Exchange exchange,
    Population population,
    Faults faults,
    Clients clients,
    Mixer mixer,
    Exotel exotel) {

  /** What only the Exotel face has. */
  public record Exotel(ExotelAccounts accounts, LegSwitch legs, Phones phones) {}
}
