package dev.ringbridge.simulator.webhook;

import java.util.Map;

/**
 * What an applet of a flow asks: unsigned, by GET, with all it knows in the query.
 *
 * @param url absolute
 */
public record FlowQuestion(String url, Map<String, String> params) implements Message {
  public FlowQuestion {
    params = Map.copyOf(params);
  }

  /** The numbers stay out of it, and so does whatever makes the URL unguessable. */
  @Override
  public String toString() {
    return "FlowQuestion[]";
  }
}
