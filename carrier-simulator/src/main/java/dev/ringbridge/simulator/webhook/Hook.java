package dev.ringbridge.simulator.webhook;

import java.util.Map;

/**
 * Something to tell or ask the customer.
 *
 * @param target an absolute URL; its fragment may hold delivery rules
 * @param params what is told
 * @param authToken the key of its signature
 */
public record Hook(Target target, Map<String, String> params, String authToken) implements Message {

  @Override
  public String url() {
    return target.url();
  }

  /** The secret stays out of it, and so do the numbers. */
  @Override
  public String toString() {
    return "Hook[" + target.method() + "]";
  }
}
