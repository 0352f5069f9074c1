package dev.ringbridge.telephony.callback;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.BitSet;

/** Addresses that begin alike, written as 203.0.113.0/24; one address without the slash. */
final class AddressRange {
  private static final String LITERAL = "[0-9.]+|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*";

  private final byte[] start;
  private final int bits;

  private AddressRange(byte[] start, int bits) {
    this.start = start;
    this.bits = bits;
  }

  /**
   * @throws IllegalArgumentException if the text is no such range; names it
   */
  static AddressRange parse(String text) {
    int slash = text.indexOf('/');
    byte[] start = bytes(slash < 0 ? text : text.substring(0, slash));
    int all = start.length * Byte.SIZE;
    String length = slash < 0 ? Integer.toString(all) : text.substring(slash + 1);
    if (start.length == 0 || !length.matches("[0-9]{1,3}") || Integer.parseInt(length) > all) {
      throw new IllegalArgumentException(
          "ringbridge.telephony.event-sources: '" + text + "' is no address or range of them");
    }
    return new AddressRange(start, Integer.parseInt(length));
  }

  /** Whether this address is one of them. */
  boolean contains(String address) {
    byte[] other = bytes(address);
    if (other.length != start.length) {
      return false;
    }
    BitSet difference = BitSet.valueOf(reversed(start));
    difference.xor(BitSet.valueOf(reversed(other)));
    return difference.length() <= start.length * Byte.SIZE - bits;
  }

  /** The first byte weighs most. */
  private static byte[] reversed(byte[] bytes) {
    byte[] turned = new byte[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      turned[bytes.length - 1 - i] = bytes[i];
    }
    return turned;
  }

  /** Of a literal address alone: no name is looked up. */
  private static byte[] bytes(String literal) {
    try {
      return literal.matches(LITERAL) ? InetAddress.getByName(literal).getAddress() : new byte[0];
    } catch (UnknownHostException e) {
      return new byte[0];
    }
  }
}
