package dev.ringbridge.simulator.exotel;

import java.util.HashMap;
import java.util.Map;

/** Whom the accounts call, where something is to be said of them. */
public final class Customers {
  private final Map<Key, Customer> known = new HashMap<>();

  private record Key(String accountSid, String number) {}

  /** Says something of somebody, in place of what was said before. */
  public void put(String accountSid, Customer customer) {
    known.put(new Key(accountSid, customer.number()), customer);
  }

  Customer find(String accountSid, String number) {
    return known.getOrDefault(new Key(accountSid, number), Customer.unknown(number));
  }
}
