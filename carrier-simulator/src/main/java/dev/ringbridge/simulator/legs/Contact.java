package dev.ringbridge.simulator.legs;

/**
 * Whom a leg is made to.
 *
 * @param written as the customer wrote it
 * @param address a number in E.164, or a SIP URI
 */
public record Contact(String written, String address, Network network) {

  /** How a contact is reached. */
  public enum Network {
    /** A phone, by its number. */
    PSTN,
    /** An agent's softphone, by its SIP URI. */
    VOIP
  }

  /** Whether it is a softphone. */
  public boolean isPhone() {
    return network == Network.VOIP;
  }

  /** The user of a SIP URI: what stands before the host. */
  String user() {
    String withoutScheme = address.substring(address.indexOf(':') + 1);
    int at = withoutScheme.indexOf('@');
    return at < 0 ? withoutScheme : withoutScheme.substring(0, at);
  }
}
