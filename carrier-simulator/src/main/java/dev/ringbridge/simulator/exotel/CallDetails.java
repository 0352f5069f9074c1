package dev.ringbridge.simulator.exotel;

import dev.ringbridge.simulator.exchange.Equipment;
import dev.ringbridge.simulator.http.ApiAnswer;
import dev.ringbridge.simulator.legs.Leg;
import dev.ringbridge.simulator.legs.LegBook;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The older API's view: one call, or a page of them. What events missed, it tells. */
final class CallDetails {
  private final LegBook legs;
  private final Equipment equipment;
  private final Duration listingLag;

  CallDetails(LegBook legs, Equipment equipment, Duration listingLag) {
    this.legs = legs;
    this.equipment = equipment;
    this.listingLag = listingLag;
  }

  ApiAnswer fetch(ExotelRequest request) {
    boolean withDetails = request.param("details").map(Boolean::parseBoolean).orElse(false);
    return legs.find(request.accountSid(), request.part("sid"))
        .map(leg -> request.ok(Map.of("Call", json().of(leg, withDetails))))
        .orElseGet(() -> request.refused(ExotelError.notFound("call")));
  }

  ApiAnswer list(ExotelRequest request) {
    DetailsQuery query = new DetailsQuery(request);
    if (!query.isValid()) {
      return request.refused(ExotelError.bad("a parameter cannot be read"));
    }
    List<Leg> all = matching(request, query);
    int start = start(all, request.param("After").orElse(""));
    List<Leg> page = all.subList(start, Math.min(all.size(), start + query.pageSize()));
    boolean more = start + page.size() < all.size();
    Map<String, @Nullable Object> metadata = new LinkedHashMap<>();
    metadata.put("Total", all.size());
    metadata.put("PageSize", query.pageSize());
    metadata.put("FirstPageUri", uri(request, ""));
    metadata.put("PrevPageUri", null);
    metadata.put("NextPageUri", more ? uri(request, page.get(page.size() - 1).sid()) : null);
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("Metadata", metadata);
    json.put("Calls", page.stream().map(leg -> json().of(leg, false)).toList());
    return request.ok(json);
  }

  private List<Leg> matching(ExotelRequest request, DetailsQuery query) {
    Instant visible = equipment.timers().now().minus(listingLag);
    List<Leg> matching = new ArrayList<>();
    for (Leg leg : legs.of(request.accountSid())) {
      if (!leg.moments().created().isAfter(visible) && query.matches(leg)) {
        matching.add(leg);
      }
    }
    if (query.oldestFirst()) {
      Collections.reverse(matching);
    }
    return matching;
  }

  private static int start(List<Leg> all, String after) {
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
