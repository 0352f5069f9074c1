package dev.ringbridge.simulator.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A request as it goes out.
 *
 * @param url absolute, without fragment
 * @param body a form, empty for GET
 */
record Outgoing(HookMethod method, String url, Map<String, String> headers, String body) {

  /** The request that a hook makes, signed. */
  static Outgoing of(Hook hook, String idempotencyToken) {
    String url = withoutFragment(hook.target().url());
    if (hook.target().method() == HookMethod.GET) {
      String separator = url.contains("?") ? "&" : "?";
      String asked = hook.params().isEmpty() ? url : url + separator + form(hook.params());
      return get(asked, hook.authToken(), idempotencyToken);
    }
    String signature = Signature.of(hook.authToken(), url, hook.params());
    Map<String, String> headers =
        Map.of(
            "X-Twilio-Signature",
            signature,
            "I-Twilio-Idempotency-Token",
            idempotencyToken,
            "User-Agent",
            "TwilioProxy/1.1",
            "Content-Type",
            "application/x-www-form-urlencoded; charset=UTF-8");
    return new Outgoing(HookMethod.POST, url, headers, form(hook.params()));
  }

  /** A plain GET, signed: also how a redirect is followed, with the parameters lost. */
  static Outgoing get(String url, String authToken, String idempotencyToken) {
    Map<String, String> headers =
        Map.of(
            "X-Twilio-Signature",
            Signature.of(authToken, url, Map.of()),
            "I-Twilio-Idempotency-Token",
            idempotencyToken,
            "User-Agent",
            "TwilioProxy/1.1");
    return new Outgoing(HookMethod.GET, url, headers, "");
  }

  /** What an applet of a flow asks. */
  static Outgoing asking(FlowQuestion question) {
    String separator = question.url().contains("?") ? "&" : "?";
    Map<String, String> headers = Map.of("User-Agent", "Exotel", "Exotel-Version", "1.0");
    return new Outgoing(
        HookMethod.GET, question.url() + separator + form(question.params()), headers, "");
  }

  private static String withoutFragment(String url) {
    int hash = url.indexOf('#');
    return hash < 0 ? url : url.substring(0, hash);
  }

  private static String form(Map<String, String> params) {
    return params.entrySet().stream()
        .map(p -> encoded(p.getKey()) + "=" + encoded(p.getValue()))
        .collect(Collectors.joining("&"));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, UTF_8);
  }
}
