package dev.ringbridge.simulator.exotel;

import java.util.Set;

/**
 * The do-not-disturb list, for which blocked prefixes stand in, and single customers. Whom an
 * account has on its whitelist it may call all the same, and nobody who is on its blacklist.
 */
final class DndList {
  private final Set<String> prefixes;
  private final Customers customers;

  DndList(Set<String> prefixes, Customers customers) {
    this.prefixes = prefixes;
    this.customers = customers;
  }

  /** What is known of this number, of this account. */
  Customer customer(String accountSid, String number) {
    return customers.find(accountSid, number);
  }

  /** Whether it is on the list. */
  boolean has(Customer customer) {
    return customer.dnd() || prefixes.stream().anyMatch(customer.number()::startsWith);
  }

  /** Whether this account may not call it. */
  boolean bars(String accountSid, String number) {
    Customer customer = customer(accountSid, number);
    return switch (customer.status()) {
      case WHITELIST -> false;
      case BLACKLIST -> true;
      case NEUTRAL -> has(customer);
    };
  }
}
