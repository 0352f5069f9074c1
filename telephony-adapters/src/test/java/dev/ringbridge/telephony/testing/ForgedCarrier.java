package dev.ringbridge.telephony.testing;

import dev.ringbridge.core.call.CallRef;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Posts webhooks as the carrier would, or almost. */
public final class ForgedCarrier {
  private ForgedCarrier() {}

  /** What a status callback says. */
  public static Map<String, String> status(String sid, String status, int sequence) {
    Map<String, String> form = new LinkedHashMap<>();
    form.put("CallSid", sid);
    form.put("AccountSid", SimulatedCarrier.ACCOUNT_SID);
    form.put("CallStatus", status);
    form.put("From", SimulatedCarrier.CALLER_ID);
    form.put("To", "+12125550142");
    form.put("SequenceNumber", Integer.toString(sequence));
    form.put("Direction", "outbound-api");
    return form;
  }

  /** Posts under a signature made with this token. */
  public static Response post(String pathAndQuery, Map<String, String> form, String token) {
    return postAs(pathAndQuery, form, signature(pathAndQuery, form, token));
  }

  /** The signature made with this token. */
  public static String signature(String pathAndQuery, Map<String, String> form, String token) {
    return sign(SimulatedCarrier.publicUrl() + pathAndQuery, form, token);
  }

  /** Posts under this signature. */
  public static Response postAs(String pathAndQuery, Map<String, String> form, String signature) {
    return request(form).header("X-Twilio-Signature", signature).post(pathAndQuery);
  }

  /** Posts without a signature. */
  public static Response postUnsigned(String pathAndQuery, Map<String, String> form) {
    return request(form).post(pathAndQuery);
  }

  private static RequestSpecification request(Map<String, String> form) {
    return RestAssured.given()
        .urlEncodingEnabled(false)
        .contentType("application/x-www-form-urlencoded; charset=utf-8")
        .body(encode(form));
  }

  private static String encode(Map<String, String> form) {
    StringBuilder body = new StringBuilder();
    form.forEach(
        (name, value) ->
            body.append(body.isEmpty() ? "" : "&")
                .append(name)
                .append('=')
                .append(java.net.URLEncoder.encode(value, StandardCharsets.UTF_8)));
    return body.toString();
  }

  /** The carrier's algorithm, written down a second time (telephony.md 4.1). */
  private static String sign(String url, Map<String, String> form, String token) {
    StringBuilder text = new StringBuilder(url);
    new TreeMap<>(form).forEach((name, value) -> text.append(name).append(value));
    try {
      Mac mac = Mac.getInstance("HmacSHA1");
      mac.init(new SecretKeySpec(token.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
      return Base64.getEncoder()
          .encodeToString(mac.doFinal(text.toString().getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A sid nobody has. */
  public static String sid(CallRef call) {
    return "CA" + call.callId().toString().replace("-", "");
  }
}
