package dev.ringbridge.loadtest.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ringbridge.standalone.demo.ApiClient;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * How the product left its leads and calls, as anybody may read it from its API.
 *
 * @param leads by number
 * @param calls by id
 */
record ProductState(Map<String, LeadNow> leads, Map<String, CallNow> calls) {
  private static final int PAGE = 200;

  static ProductState read(ApiClient api, List<String> campaigns) {
    Map<String, LeadNow> leads = new HashMap<>();
    Map<String, CallNow> calls = new HashMap<>();
    for (String campaign : campaigns) {
      each(api, "/api/v1/leads?campaignId=" + campaign, lead -> leads.put(number(lead), of(lead)));
      each(
          api,
          "/api/v1/calls?campaignId=" + campaign,
          call -> calls.put(call.path("id").asText(), call(call)));
    }
    return new ProductState(leads, calls);
  }

  private static void each(ApiClient api, String path, Consumer<JsonNode> each) {
    String cursor = "";
    do {
      String page = path + "&limit=" + PAGE + (cursor.isEmpty() ? "" : "&cursor=" + cursor);
      JsonNode read = api.get(page).required(200);
      read.path("items").forEach(each);
      cursor = read.path("nextCursor").asText("");
    } while (!cursor.isEmpty() && !cursor.equals("null"));
  }

  private static String number(JsonNode lead) {
    return lead.path("phone").asText();
  }

  private static LeadNow of(JsonNode lead) {
    return new LeadNow(lead.path("dialState").asText(), lead.path("attempts").asInt());
  }

  private static CallNow call(JsonNode call) {
    return new CallNow(call.path("state").asText(), call.path("outcome").asText(""));
  }

  /** Whether nobody is believed to have talked with whom that call reached. */
  boolean takesForAbandoned(CarrierCall call) {
    return CallNow.ABANDONED.equals(calls.get(call.callId()));
  }

  /** The same, had it been known in time that these were put through to an agent. */
  ProductState knowing(Collection<CarrierCall> putThrough) {
    Map<String, LeadNow> reached = new HashMap<>(leads);
    Map<String, CallNow> talked = new HashMap<>(calls);
    for (CarrierCall call : putThrough) {
      reached.computeIfPresent(call.number(), (number, lead) -> lead.reached());
      talked.put(call.callId(), CallNow.PUT_THROUGH);
    }
    return new ProductState(reached, talked);
  }

  /** The leads and calls that are not as they were: what they were, and what they are. */
  List<String> differences(ProductState before) {
    return Stream.concat(changes(leads, before.leads), changes(calls, before.calls)).toList();
  }

  private static <T> Stream<String> changes(Map<String, T> now, Map<String, T> before) {
    Stream<String> changed =
        before.entrySet().stream()
            .filter(one -> !one.getValue().equals(now.get(one.getKey())))
            .map(one -> one.getValue() + " became " + now.get(one.getKey()));
    Stream<String> added =
        now.entrySet().stream()
            .filter(one -> !before.containsKey(one.getKey()))
            .map(one -> one.getValue() + " is new");
    return Stream.concat(changed, added);
  }
}
