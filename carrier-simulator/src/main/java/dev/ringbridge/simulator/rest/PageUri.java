package dev.ringbridge.simulator.rest;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The address of a page: the request's own filters, and where in the list it is. */
final class PageUri {
  private static final Set<String> PLACE = Set.of("Page", "PageSize", "PageToken");

  private PageUri() {}

  static String of(ApiRequest request, int size, int page, String token) {
    List<String> query = new ArrayList<>();
    request
        .form()
        .values()
        .forEach(
            filter -> {
              if (!PLACE.contains(filter.getKey())) {
                query.add(encoded(filter.getKey()) + "=" + encoded(filter.getValue()));
              }
            });
    query.add("PageSize=" + size);
    query.add("Page=" + page);
    if (!token.isEmpty()) {
      query.add("PageToken=" + token);
    }
    return request.uri() + "?" + String.join("&", query);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, UTF_8);
  }
}
