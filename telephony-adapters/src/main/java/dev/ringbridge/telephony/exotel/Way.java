package dev.ringbridge.telephony.exotel;

import java.util.Optional;

/** How an account makes calls (telephony.md 12). */
enum Way {
  /** Legs that are made and bridged one by one: an account must be enabled for them. */
  LEGS,
  /** One request rings an agent and then the lead: every account has that. */
  CONNECT;

  /** The way of that name; legs where none is named. */
  static Way of(Optional<String> name) {
    return name.filter(one -> one.equals("connect")).isPresent() ? CONNECT : LEGS;
  }
}
