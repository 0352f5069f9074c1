package dev.ringbridge.simulator.call;

import java.util.Map;

/**
 * What is called besides numbers: {@code client:anna?lead=7}, {@code sip:anna@example.com} and, by
 * conferences, {@code app:AP..?lead=7}.
 */
public final class Address {
  private static final String CLIENT = "client:";
  private static final String SIP = "sip:";
  private static final String APPLICATION = "app:";

  private Address() {}

  /** Whether it is a client's. */
  public static boolean isClient(String address) {
    return address.startsWith(CLIENT);
  }

  /** Whether it is one of SIP. */
  public static boolean isSip(String address) {
    return address.startsWith(SIP);
  }

  /** Whether it is an application of the account's. */
  public static boolean isApplication(String address) {
    return address.startsWith(APPLICATION);
  }

  /** Who it is, without what is handed over: an identity, or a SIP user with its domain. */
  public static String name(String address) {
    int begin = address.indexOf(':') + 1;
    int query = address.indexOf('?', begin);
    return query < 0 ? address.substring(begin) : address.substring(begin, query);
  }

  /** What is handed over to it: the parameters of its query. */
  public static Map<String, String> handedOver(String address) {
    return Query.of(address);
  }
}
