package dev.ringbridge.simulator.webhook;

/**
 * An event of a leg or a bridge: unsigned JSON, known by its sid.
 *
 * @param url absolute; user and password in it go out as Basic authentication
 * @param eventSid the same in every attempt
 * @param body JSON text
 */
public record JsonEvent(String url, String eventSid, String body) implements Message {

  /** The numbers stay out of it, and so does whatever makes the URL unguessable. */
  @Override
  public String toString() {
    return "JsonEvent[" + eventSid + "]";
  }
}
