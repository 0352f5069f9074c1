package dev.ringbridge.core.carrier;

import dev.ringbridge.core.compliance.CallingGrounds;
import dev.ringbridge.core.compliance.CallingGrounds.Agents;
import dev.ringbridge.core.compliance.CallingGrounds.Saying;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which of an organization's accounts each number of a campaign is dialed with: the one with the
 * longest prefix of the number, then one with a route to its country, then one that takes
 * everything else; among these by the routes' order, by the accounts' preference, by their speed.
 * One that is closed, or rests, or has spent its day, is passed over; one that only waits keeps its
 * place, and the number waits with it.
 */
public final class Routing {
  private static final int COUNTRY = 1;

  private final List<AccountSnapshot> all;
  private final Map<UUID, RouteUse> out;
  private final List<AccountSnapshot> candidates;

  private Routing(List<AccountSnapshot> all, Map<UUID, RouteUse> out) {
    this.all = all;
    this.out = out;
    this.candidates = all.stream().filter(one -> !out.containsKey(one.accountId())).toList();
  }

  /**
   * The accounts of one organization, for a campaign. Whoever has an account that calls people is
   * never served by one that only seems to. A message is given to accounts only that hear keys
   * meanwhile. Whoever talks is in a room of the one account that the agents' phones are on: calls
   * that are talked on, or may be once a key was pressed, go through that one and no other. One
   * that rings an agent's phone with each call takes only calls that are planned for an agent.
   *
   * @param grounds on which the campaign calls
   */
  public static Routing of(Collection<AccountSnapshot> accounts, CallingGrounds grounds) {
    List<AccountSnapshot> all = accounts.stream().sorted(AccountOrder.BEST_FIRST).toList();
    boolean simulated = grounds.practice() || all.stream().allMatch(AccountSnapshot::simulated);
    Optional<UUID> phones =
        all.stream()
            .filter(one -> one.simulated() == simulated && one.keepsItsPlace())
            .map(AccountSnapshot::accountId)
            .findFirst();
    return new Routing(
        all,
        all.stream()
            .flatMap(
                one ->
                    excluded(one, simulated, grounds, phones)
                        .map(use -> Map.entry(one.accountId(), use))
                        .stream())
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue)));
  }

  /** Why an account does not count, whatever the number; empty where it does. */
  private static Optional<RouteUse> excluded(
      AccountSnapshot account, boolean simulated, CallingGrounds grounds, Optional<UUID> phones) {
    if (account.simulated() != simulated) {
      return Optional.of(RouteUse.OTHER_KIND);
    }
    if (grounds.saying() != Saying.NOTHING && !account.hearsKeys()) {
      return Optional.of(RouteUse.NO_KEYS);
    }
    if (account.ringsAgents() && grounds.agents() != Agents.RESERVED) {
      return Optional.of(RouteUse.RINGS_AGENTS);
    }
    if (!account.keepsItsPlace()) {
      return Optional.of(closed(account));
    }
    return grounds.agents() != Agents.NONE && !phones.equals(Optional.of(account.accountId()))
        ? Optional.of(RouteUse.PHONES_ELSEWHERE)
        : Optional.empty();
  }

  private static RouteUse closed(AccountSnapshot account) {
    if (account.hold() != null) {
      return RouteUse.HELD;
    }
    return account.resting() ? RouteUse.RESTING : RouteUse.CLOSED;
  }

  /** Those that numbers may be dialed with, the preferred first; some of them may wait. */
  public List<AccountSnapshot> candidates() {
    return candidates;
  }

  /** Whether one of them rings an agent's phone with each call, and the lead's after it. */
  public boolean ringsAgents() {
    return candidates.stream().anyMatch(AccountSnapshot::ringsAgents);
  }

  /** Whether any of them takes calls now. */
  public boolean isOpen() {
    return candidates.stream().anyMatch(AccountSnapshot::open);
  }

  /**
   * Whether none of them counts because the agents' phones are on one that hears no keys: another
   * would take calls with a message, and nobody who asks for an agent there could be put through.
   */
  public boolean isBarredByDeafPhones() {
    return candidates.isEmpty()
        && out.containsValue(RouteUse.NO_KEYS)
        && out.containsValue(RouteUse.PHONES_ELSEWHERE);
  }

  /**
   * Whether none of them counts because the agents' phones are on one that rings them each time.
   */
  public boolean isBarredByRinging() {
    return candidates.isEmpty() && out.containsValue(RouteUse.RINGS_AGENTS);
  }

  /**
   * The account that a number is dialed with; it may have to wait. Empty where none may call it.
   *
   * @param countries where the number may be, as ISO 3166 codes; empty where nobody knows
   * @param digits the number; or a prefix, for all numbers that begin with it and with no longer
   *     prefix of {@link #prefixes()}
   */
  public Optional<AccountSnapshot> of(Set<String> countries, String digits) {
    return candidates.stream()
        .flatMap(account -> fit(account, countries, digits).stream())
        .min(Fit.CLOSEST_FIRST)
        .map(Fit::account);
  }

  /**
   * What keeps all of them from taking calls, for the money's sake; empty where nothing does, or
   * where there is none.
   */
  public Optional<AccountHold> hold() {
    return candidates.stream()
        .findFirst()
        .or(() -> all.stream().filter(one -> out.get(one.accountId()) == RouteUse.HELD).findFirst())
        .map(AccountSnapshot::hold);
  }

  /** Every prefix that one of them has a route for. */
  public Set<String> prefixes() {
    return candidates.stream()
        .flatMap(account -> account.routes().stream())
        .filter(Route::namesPrefix)
        .map(Route::to)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /**
   * Whether one that takes calls now may call some number in these countries.
   *
   * @param begins whether a number there may begin with a prefix
   */
  public boolean reaches(Set<String> countries, Predicate<String> begins) {
    return takers(countries, begins).findAny().isPresent();
  }

  /**
   * Whether one may call some number in these countries, though it may have to wait.
   *
   * @param begins whether a number there may begin with a prefix
   */
  public boolean mayReach(Set<String> countries, Predicate<String> begins) {
    return fitting(countries, begins).findAny().isPresent();
  }

  private Stream<AccountSnapshot> fitting(Set<String> countries, Predicate<String> begins) {
    return Stream.concat(Stream.of("+"), prefixes().stream().filter(begins))
        .flatMap(prefix -> of(countries, prefix).stream());
  }

  /**
   * Those that take calls to numbers in these countries now, some of them more than once.
   *
   * @param begins whether a number there may begin with a prefix
   */
  public Stream<AccountSnapshot> takers(Set<String> countries, Predicate<String> begins) {
    return fitting(countries, begins).filter(AccountSnapshot::open);
  }

  /** What each account of the organization is to a number, the preferred account first. */
  public List<Answer> answers(Set<String> countries, String digits) {
    Optional<AccountSnapshot> chosen = of(countries, digits);
    return all.stream()
        .map(one -> new Answer(one.accountId(), use(one, chosen, countries, digits)))
        .toList();
  }

  /** What each account of the organization is to the campaign, whatever the number. */
  public List<Answer> standings() {
    return all.stream().map(one -> new Answer(one.accountId(), standing(one))).toList();
  }

  private RouteUse standing(AccountSnapshot account) {
    RouteUse taking = account.open() ? RouteUse.DIALS : RouteUse.WAITS;
    return out.getOrDefault(account.accountId(), taking);
  }

  private RouteUse use(
      AccountSnapshot account,
      Optional<AccountSnapshot> chosen,
      Set<String> countries,
      String digits) {
    RouteUse excluded = out.get(account.accountId());
    if (excluded != null) {
      return excluded;
    }
    if (chosen.filter(account::equals).isPresent()) {
      return standing(account);
    }
    if (!account.countries().containsAll(countries)) {
      return RouteUse.COUNTRY;
    }
    return fit(account, countries, digits).isPresent() ? RouteUse.NEXT : RouteUse.NO_ROUTE;
  }

  private static Optional<Fit> fit(AccountSnapshot account, Set<String> countries, String digits) {
    if (!account.countries().containsAll(countries)) {
      return Optional.empty();
    }
    List<Route> routes = account.routes().isEmpty() ? List.of(Route.ANYWHERE) : account.routes();
    Stream<Fit> byPrefix =
        routes.stream()
            .filter(route -> route.namesPrefix() && digits.startsWith(route.to()))
            .map(route -> new Fit(account, COUNTRY + route.to().length(), route.order()));
    Stream<Fit> byCountry =
        countryOrder(routes, countries).stream()
            .mapToObj(order -> new Fit(account, COUNTRY, order));
    Stream<Fit> otherwise =
        routes.stream()
            .filter(Route::namesEverything)
            .map(route -> new Fit(account, 0, route.order()));
    return Stream.of(byPrefix, byCountry, otherwise).flatMap(fits -> fits).min(Fit.CLOSEST_FIRST);
  }

  /** Routes by country fit who may be in several only where they name each of them. */
  private static OptionalInt countryOrder(List<Route> routes, Set<String> countries) {
    List<OptionalInt> orders =
        countries.stream()
            .map(
                country ->
                    routes.stream()
                        .filter(route -> route.to().equals(country))
                        .mapToInt(Route::order)
                        .min())
            .toList();
    return orders.stream().allMatch(OptionalInt::isPresent)
        ? orders.stream().mapToInt(OptionalInt::getAsInt).max()
        : OptionalInt.empty();
  }

  /** What an account is to a number. */
  public record Answer(UUID accountId, RouteUse use) {}

  /**
   * An account that may call a number.
   *
   * @param closeness how closely its route names the number
   */
  private record Fit(AccountSnapshot account, int closeness, int order) {
    static final Comparator<Fit> CLOSEST_FIRST =
        Comparator.comparingInt(Fit::closeness)
            .reversed()
            .thenComparing(Fit::order)
            .thenComparing(Fit::account, AccountOrder.BEST_FIRST);
  }
}
