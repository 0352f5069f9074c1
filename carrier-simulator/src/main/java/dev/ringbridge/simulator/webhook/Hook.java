package dev.ringbridge.simulator.webhook;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Something to tell or ask the customer.
 *
 * @param target an absolute URL; its fragment may hold delivery rules
 * @param params what is told
 * @param authToken the key of its signature
 */
public record Hook(Target target, Map<String, String> params, String authToken) implements Message {

  /** The same, signed by somebody who does not know the key. */
  public Hook forged() {
    return new Hook(target, params, "forged " + authToken);
  }

  /** The same with one more parameter, signed as it should be. */
  public Hook with(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(params);
    more.put(name, value);
    return new Hook(target, more, authToken);
  }

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
