package dev.ringbridge.simulator.rest;

import dev.ringbridge.simulator.http.ApiAnswer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list. The token of the next page names the last item of this one, so that items
 * that come in between do not shift it.
 *
 * @param name of the list in JSON
 * @param sid of an item
 */
record Page<T>(
    String name, Function<T, String> sid, Function<T, Map<String, @Nullable Object>> json) {
  private static final int STANDARD_SIZE = 50;
  private static final int LARGEST_SIZE = 1000;
  private static final String TOKEN = "PA";

  /** The page that the request asks for. */
  ApiAnswer of(List<T> all, ApiRequest request) {
    Form form = request.form();
    if (!form.isNumber("PageSize", 1, LARGEST_SIZE) || !form.isNumber("Page", 0, 99_999_999)) {
      return TwilioError.parameter("PageSize or Page").answer();
    }
    int size = form.number("PageSize", STANDARD_SIZE);
    int number = form.number("Page", 0);
    int start = start(all, form);
    List<T> items = all.subList(start, Math.min(all.size(), start + size));
    boolean more = start + items.size() < all.size();
    String next = more ? TOKEN + sid.apply(items.get(items.size() - 1)) : "";
    return ApiAnswer.ok(envelope(items, new Numbers(size, number, next), request));
  }

  private record Numbers(int size, int page, String nextToken) {
    int start() {
      return size * page;
    }
  }

  private int start(List<T> all, Form form) {
    String token = form.get("PageToken").orElse("");
    for (int i = 0; i < all.size(); i++) {
      if (token.equals(TOKEN + sid.apply(all.get(i)))) {
        return i + 1;
      }
    }
    return 0;
  }

  private Map<String, @Nullable Object> envelope(
      List<T> items, Numbers numbers, ApiRequest request) {
    List<Object> rendered = new ArrayList<>();
    items.forEach(item -> rendered.add(json.apply(item)));
    Map<String, @Nullable Object> page = new LinkedHashMap<>();
    page.put(name, rendered);
    page.put("page", numbers.page());
    page.put("page_size", numbers.size());
    page.put("start", numbers.start());
    page.put("end", numbers.start() + Math.max(0, items.size() - 1));
    page.put("uri", PageUri.of(request, numbers.size(), numbers.page(), ""));
    page.put("first_page_uri", PageUri.of(request, numbers.size(), 0, ""));
    page.put("next_page_uri", nextUri(numbers, request));
    page.put("previous_page_uri", null);
    return page;
  }

  private static @Nullable String nextUri(Numbers numbers, ApiRequest request) {
    return numbers.nextToken().isEmpty()
        ? null
        : PageUri.of(request, numbers.size(), numbers.page() + 1, numbers.nextToken());
  }
}
