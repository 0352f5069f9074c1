package dev.ringbridge.simulator.exotel;

import dev.ringbridge.simulator.connect.Connects;
import dev.ringbridge.simulator.exchange.Equipment;
import dev.ringbridge.simulator.http.ApiAnswer;
import dev.ringbridge.simulator.legs.Leg;
import dev.ringbridge.simulator.legs.LegBook;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The older API's view: one call, or a page of them. What events missed, it tells. */
final class CallDetails {
  private final LegBook legs;
  private final Connects connects;
  private final Equipment equipment;
  private final Duration listingLag;

  CallDetails(LegBook legs, Connects connects, Equipment equipment, Duration listingLag) {
    this.legs = legs;
    this.connects = connects;
    this.equipment = equipment;
    this.listingLag = listingLag;
  }

  ApiAnswer fetch(ExotelRequest request) {
    boolean withDetails = request.param("details").map(Boolean::parseBoolean).orElse(false);
    return find(request.accountSid(), request.part("sid"))
        .map(call -> request.ok(Map.of("Call", json().of(call, withDetails))))
        .orElseGet(() -> request.refused(ExotelError.notFound("call")));
  }

  ApiAnswer list(ExotelRequest request) {
    DetailsQuery query = new DetailsQuery(request);
    if (!query.isValid()) {
      return request.refused(ExotelError.bad("a parameter cannot be read"));
    }
    List<CallRecord> all = matching(request, query);
    int start = start(all, request.param("After").orElse(""));
    List<CallRecord> page = all.subList(start, Math.min(all.size(), start + query.pageSize()));
    boolean more = start + page.size() < all.size();
    Map<String, @Nullable Object> metadata = new LinkedHashMap<>();
    metadata.put("Total", all.size());
    metadata.put("PageSize", query.pageSize());
    metadata.put("FirstPageUri", uri(request, ""));
    metadata.put("PrevPageUri", null);
    metadata.put("NextPageUri", more ? uri(request, page.get(page.size() - 1).sid()) : null);
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("Metadata", metadata);
    json.put("Calls", page.stream().map(call -> json().of(call, false)).toList());
    return request.ok(json);
  }

  private Optional<CallRecord> find(String accountSid, String sid) {
    return legs.find(accountSid, sid)
        .filter(CallDetails::isAlone)
        .map(CallRecord::of)
        .or(() -> connects.find(accountSid, sid).map(CallRecord::of));
  }

  /** A leg of a call of two is no call of its own. */
  private static boolean isAlone(Leg leg) {
    return leg.order().origin().callSid().isEmpty();
  }

  private List<CallRecord> matching(ExotelRequest request, DetailsQuery query) {
    Instant visible = equipment.timers().now().minus(listingLag);
    Comparator<CallRecord> oldestFirst = Comparator.comparing(call -> call.moments().created());
    return Stream.concat(
            legs.of(request.accountSid()).stream().filter(CallDetails::isAlone).map(CallRecord::of),
            connects.of(request.accountSid()).stream().map(CallRecord::of))
        .filter(call -> !call.moments().created().isAfter(visible) && query.matches(call))
        .sorted(query.oldestFirst() ? oldestFirst : oldestFirst.reversed())
        .toList();
  }

  private static int start(List<CallRecord> all, String after) {
    for (int i = 0; i < all.size(); i++) {
      if (all.get(i).sid().equals(after)) {
        return i + 1;
      }
    }
    return 0;
  }

  private static String uri(ExotelRequest request, String after) {
    Map<String, String> params = new LinkedHashMap<>();
    request.query().forEach(entry -> params.put(entry.getKey(), entry.getValue()));
    params.remove("After");
    if (!after.isEmpty()) {
      params.put("After", after);
    }
    return params.entrySet().stream()
        .map(p -> p.getKey() + "=" + URLEncoder.encode(p.getValue(), StandardCharsets.UTF_8))
        .collect(
            Collectors.joining("&", "/v1/Accounts/" + request.accountSid() + "/Calls.json?", ""));
  }

  private DetailsJson json() {
    return new DetailsJson(equipment.tempo(), equipment.timers().now());
  }
}
