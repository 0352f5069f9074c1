package dev.ringbridge.simulator.audio;

import java.util.List;

/** Where calls are put together. */
public interface Hall {
  /**
   * Everybody who is in the room that a call is in, itself among them; nobody, if it is in none.
   */
  List<Person> around(String callSid);
}
