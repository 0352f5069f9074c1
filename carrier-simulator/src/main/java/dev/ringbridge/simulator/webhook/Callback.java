package dev.ringbridge.simulator.webhook;

/**
 * A callback of a call of two legs: unsigned, as JSON or as a form.
 *
 * @param url absolute; user and password in it go out as Basic authentication
 */
public record Callback(String url, String contentType, String body) implements Message {

  /** The numbers stay out of it, and so does whatever makes the URL unguessable. */
  @Override
  public String toString() {
    return "Callback[" + contentType + "]";
  }
}
