package dev.ringbridge.simulator.call;

/** Who began a call. */
public enum Direction {
  /** The customer, by the API. */
  OUTBOUND_API("outbound-api"),
  /** Another call, by its document. */
  OUTBOUND_DIAL("outbound-dial"),
  /** A client endpoint. */
  INBOUND("inbound");

  private final String wireName;

  Direction(String wireName) {
    this.wireName = wireName;
  }

  /** Its name in the API. */
  public String wireName() {
    return wireName;
  }
}
