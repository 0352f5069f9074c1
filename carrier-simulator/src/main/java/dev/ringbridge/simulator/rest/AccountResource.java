package dev.ringbridge.simulator.rest;

import dev.ringbridge.simulator.http.ApiAnswer;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Fetches an account and its applications. Secrets are not said, and nothing can be changed. */
final class AccountResource {
  private AccountResource() {}

  static ApiAnswer fetch(ApiRequest request) {
    String sid = request.accountSid();
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("sid", sid);
    json.put("owner_account_sid", sid);
    json.put("friendly_name", "Simulated account");
    json.put("status", "active");
    json.put("type", "Full");
    json.put("auth_token", null);
    json.put("date_created", null);
    json.put("date_updated", null);
    json.put("uri", Api.account(sid) + ".json");
    json.put("subresource_uris", Map.of("calls", Api.account(sid) + "/Calls.json"));
    return ApiAnswer.ok(json);
  }

  static ApiAnswer application(ApiRequest request) {
    String sid = request.part("application");
    String voiceUrl = request.account().applications().get(sid);
    return voiceUrl == null
        ? request.notFound()
        : ApiAnswer.ok(application(request.accountSid(), sid, voiceUrl));
  }

  private static Map<String, @Nullable Object> application(
      String account, String sid, String voiceUrl) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("sid", sid);
    json.put("account_sid", account);
    json.put("friendly_name", "Simulated application");
    json.put("api_version", Api.VERSION);
    json.put("voice_url", voiceUrl);
    json.put("voice_method", "POST");
    json.put("voice_fallback_url", null);
    json.put("voice_fallback_method", "POST");
    json.put("voice_caller_id_lookup", false);
    json.put("status_callback", null);
    json.put("status_callback_method", "POST");
    json.put("message_status_callback", null);
    json.put("sms_url", null);
    json.put("sms_method", "POST");
    json.put("sms_fallback_url", null);
    json.put("sms_fallback_method", "POST");
    json.put("sms_status_callback", null);
    json.put("public_application_connect_enabled", false);
    json.put("date_created", null);
    json.put("date_updated", null);
    json.put("uri", Api.account(account) + "/Applications/" + sid + ".json");
    return json;
  }
}
