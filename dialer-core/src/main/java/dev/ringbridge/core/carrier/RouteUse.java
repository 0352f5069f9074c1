package dev.ringbridge.core.carrier;

/** What an account is to a number: the one that it is dialed with, or why it is not. */
public enum RouteUse {
  /** It is dialed with. */
  DIALS,
  /**
   * It is the one, and waits for a minute's money or for a person: no other takes its place
   * meanwhile.
   */
  WAITS,
  /** Another comes before it, and this one takes over while that one is closed or rests. */
  NEXT,
  /** It may not call the country. */
  COUNTRY,
  /** It has routes, and none of them is for the number. */
  NO_ROUTE,
  /** It is closed, by a person or because its carrier refused it. */
  CLOSED,
  /** Its carrier did not answer, and it rests. */
  RESTING,
  /** It has spent what it may today, or has no number to show. */
  HELD,
  /** The campaign says a message, and the carrier hears no keys meanwhile. */
  NO_KEYS,
  /** It rings an agent's phone with each call, and the campaign plans calls for no agent. */
  RINGS_AGENTS,
  /** The campaign's calls are talked on, and the agents' phones are on another account. */
  PHONES_ELSEWHERE,
  /** It calls nobody real, and the campaign does; or the other way round. */
  OTHER_KIND
}
