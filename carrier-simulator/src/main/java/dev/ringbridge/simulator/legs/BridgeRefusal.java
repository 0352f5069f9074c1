package dev.ringbridge.simulator.legs;

/** Why legs cannot be bridged. */
public enum BridgeRefusal {
  TOO_FEW("a bridge needs two legs or more"),
  UNKNOWN_LEG("there is no such leg"),
  NOT_ANSWERED("a leg is not answered"),
  ALREADY_BRIDGED("a leg is in another bridge");

  private final String words;

  BridgeRefusal(String words) {
    this.words = words;
  }

  /** The reason in words. */
  public String words() {
    return words;
  }
}
