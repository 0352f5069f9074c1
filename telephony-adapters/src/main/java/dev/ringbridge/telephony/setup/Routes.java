package dev.ringbridge.telephony.setup;

import dev.ringbridge.core.carrier.Route;
import dev.ringbridge.foundation.problem.Refusal;
import dev.ringbridge.telephony.setup.AccountForms.CarrierRoute;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The routes of accounts as admins write them. */
final class Routes {
  private Routes() {}

  /**
   * Those that an account has then.
   *
   * @param wanted null where they stay as they are
   * @param countries where it may call
   * @throws Refusal if one is there twice, or is to a country that the account may not call: it
   *     would silently do nothing
   */
  static List<Route> of(
      @Nullable List<CarrierRoute> wanted, List<Route> old, Set<String> countries) {
    List<Route> routes = wanted == null ? old : wanted.stream().map(Routes::route).toList();
    Set<String> seen = new HashSet<>();
    for (Route route : routes) {
      refuseIf(!seen.add(route.to()), "There are two routes to " + route.to() + ".");
      refuseIf(
          Character.isLetter(route.to().charAt(0)) && !countries.contains(route.to()),
          "There is a route to %1$s, but the account may not call %1$s: add it to the countries, or take the route away."
              .formatted(route.to()));
    }
    return routes;
  }

  private static Route route(CarrierRoute wanted) {
    Integer order = wanted.order();
    return new Route(wanted.to(), order == null ? 1 : order);
  }

  private static void refuseIf(boolean useless, String why) {
    if (useless) {
      throw Refusal.invalid("routes", "Useful", why);
    }
  }
}
