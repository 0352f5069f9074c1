package dev.ringbridge.simulator.rest;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.ringbridge.simulator.NumberUrls;
import dev.ringbridge.simulator.SimulatedAccount;
import dev.ringbridge.simulator.http.ApiAnswer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Lists an account's own numbers, and those of others that it may show. */
final class NumbersResource {
  private static final String FILTER = "PhoneNumber";

  private static final List<String> METHODS =
      List.of(
          "voice_method",
          "voice_fallback_method",
          "sms_method",
          "sms_fallback_method",
          "status_callback_method");

  /** What can be set at a number, and is not here. */
  private static final List<String> UNSET =
      List.of(
          "voice_fallback_url",
          "voice_application_sid",
          "sms_url",
          "sms_fallback_url",
          "sms_application_sid",
          "trunk_sid",
          "address_sid",
          "identity_sid",
          "bundle_sid",
          "emergency_address_sid");

  private NumbersResource() {}

  /** An account that may call from any number has whichever is asked for. */
  static ApiAnswer own(ApiRequest request) {
    SimulatedAccount account = request.account();
    Optional<String> wanted = request.form().get(FILTER);
    Set<String> numbers =
        account.callerIds().isEmpty() && account.verified().isEmpty()
            ? wanted.map(Set::of).orElse(Set.of())
            : account.callerIds();
    return page("incoming_phone_numbers", numbers, request);
  }

  static ApiAnswer verified(ApiRequest request) {
    return page("outgoing_caller_ids", request.account().verified(), request);
  }

  private static ApiAnswer page(String name, Set<String> numbers, ApiRequest request) {
    String account = request.accountSid();
    Stream<String> fitting =
        numbers.stream()
            .filter(number -> request.form().get(FILTER).map(number::contains).orElse(true));
    return new Page<String>(
            name,
            number -> sid(account, number),
            number -> json(name, sid(account, number), request.account(), number))
        .of(fitting.sorted().toList(), request);
  }

  /** The same at each look. */
  private static String sid(String account, String number) {
    UUID id = UUID.nameUUIDFromBytes((account + number).getBytes(UTF_8));
    return "PN" + id.toString().replace("-", "");
  }

  private static Map<String, @Nullable Object> json(
      String list, String sid, SimulatedAccount account, String number) {
    boolean own = list.equals("incoming_phone_numbers");
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("sid", sid);
    json.put("account_sid", account.accountSid());
    json.put("phone_number", number);
    json.put("friendly_name", number);
    json.put("date_created", null);
    json.put("date_updated", null);
    json.put("uri", Api.account(account.accountSid()) + path(own) + sid + ".json");
    if (own) {
      json.put("api_version", Api.VERSION);
      json.put("capabilities", capabilities());
      json.put("status", "in-use");
      json.put("type", "local");
      json.put("origin", "twilio");
      json.put("beta", false);
      json.put("address_requirements", "none");
      json.put("emergency_status", "Inactive");
      json.put("emergency_address_status", "unregistered");
      json.put("voice_receive_mode", "voice");
      json.put("voice_caller_id_lookup", false);
      METHODS.forEach(method -> json.put(method, "POST"));
      UNSET.forEach(name -> json.put(name, null));
      Optional<NumberUrls> urls = account.urls(number);
      json.put("voice_url", urls.map(NumberUrls::voiceUrl).orElse(null));
      json.put("status_callback", urls.map(NumberUrls::statusCallback).orElse(""));
    }
    return json;
  }

  private static String path(boolean own) {
    return own ? "/IncomingPhoneNumbers/" : "/OutgoingCallerIds/";
  }

  private static Map<String, Boolean> capabilities() {
    Map<String, Boolean> can = new LinkedHashMap<>();
    List.of("voice", "sms", "mms", "fax").forEach(one -> can.put(one, one.equals("voice")));
    return can;
  }
}
