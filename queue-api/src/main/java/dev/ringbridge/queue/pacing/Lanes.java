package dev.ringbridge.queue.pacing;

import dev.ringbridge.core.call.PhoneNumber;
import dev.ringbridge.core.carrier.AccountOrder;
import dev.ringbridge.core.carrier.AccountSnapshot;
import dev.ringbridge.core.carrier.Routing;
import dev.ringbridge.queue.account.CallingCodes;
import dev.ringbridge.queue.compliance.Patterns.Place;
import dev.ringbridge.queue.lead.Share;
import dev.ringbridge.queue.lead.Share.Prefix;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which account takes the calls to each place now: one for all of its numbers, or others for those
 * that begin with the prefix of a route.
 */
final class Lanes {
  private static final String ALL_NUMBERS = "+";

  private final Map<UUID, List<Lane>> byPattern;

  private Lanes(Map<UUID, List<Lane>> byPattern) {
    this.byPattern = byPattern;
  }

  static Lanes of(Collection<Place> places, Routing routing) {
    Map<Set<String>, List<Lane>> byCountries = new HashMap<>();
    Map<UUID, List<Lane>> byPattern = new HashMap<>();
    for (Place place : places) {
      Set<String> countries = place.countries();
      byPattern.put(
          place.pattern().id(),
          byCountries.computeIfAbsent(countries, some -> lanes(some, routing)));
    }
    return new Lanes(byPattern);
  }

  /** The longest prefix first; the last is for all other numbers. */
  private static List<Lane> lanes(Set<String> countries, Routing routing) {
    return Stream.concat(
            Stream.of(ALL_NUMBERS), routing.prefixes().stream().filter(CallingCodes.of(countries)))
        .map(
            prefix -> new Lane(prefix, routing.of(countries, prefix).filter(AccountSnapshot::open)))
        .sorted(Comparator.comparingInt((Lane lane) -> lane.prefix().length()).reversed())
        .toList();
  }

  /** Whether an account takes calls to a place, or to some of its numbers. */
  boolean reach(Place place) {
    return lanes(place.pattern().id()).anyMatch(lane -> lane.account().isPresent());
  }

  /**
   * The accounts that take calls to places, the preferred first.
   *
   * @param open the places' patterns
   */
  List<AccountSnapshot> accounts(Collection<UUID> open) {
    return open.stream()
        .flatMap(this::lanes)
        .flatMap(lane -> lane.account().stream())
        .distinct()
        .sorted(AccountOrder.BEST_FIRST)
        .toList();
  }

  /** The account that takes a call to a number; empty where none does. */
  Optional<AccountSnapshot> of(UUID pattern, PhoneNumber number) {
    return lanes(pattern)
        .filter(lane -> number.e164().startsWith(lane.prefix()))
        .findFirst()
        .flatMap(Lane::account);
  }

  /**
   * Those whom some accounts are for.
   *
   * @param open the patterns of those who may be called now
   * @param taking the accounts
   * @param accountId the one, where it is one of several; null where they are all that have room
   */
  Share share(Collection<UUID> open, Set<UUID> taking, @Nullable UUID accountId) {
    List<UUID> places =
        open.stream().filter(one -> lanes(one).anyMatch(lane -> lane.isOf(taking))).toList();
    List<Prefix> prefixes =
        places.stream()
            .filter(one -> lanes(one).anyMatch(lane -> !lane.isOf(taking)))
            .flatMap(one -> lanes(one).map(lane -> lane.prefix(one, taking)))
            .toList();
    return new Share(places, prefixes, accountId);
  }

  private Stream<Lane> lanes(UUID pattern) {
    return byPattern.getOrDefault(pattern, List.of()).stream();
  }

  /** Numbers that begin alike, and the account that takes calls to them. */
  private record Lane(String prefix, Optional<AccountSnapshot> account) {
    boolean isOf(Set<UUID> taking) {
      return account.filter(one -> taking.contains(one.accountId())).isPresent();
    }

    Prefix prefix(UUID pattern, Set<UUID> taking) {
      return new Prefix(pattern, prefix, isOf(taking));
    }
  }
}
