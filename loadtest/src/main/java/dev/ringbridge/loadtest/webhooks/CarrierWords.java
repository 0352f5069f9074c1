package dev.ringbridge.loadtest.webhooks;

import dev.ringbridge.core.call.CallRef;
import dev.ringbridge.core.event.Tenancy;
import dev.ringbridge.telephony.callback.SealedQueries;
import dev.ringbridge.telephony.credential.Seal;
import io.vertx.core.buffer.Buffer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The carrier's status webhooks, as they go over the wire (telephony.md 2 and 4). */
final class CarrierWords {
  private static final String ACCOUNT = "ringbridge.telephony.account.";
  private static final String SHA1 = "HmacSHA1";

  private final Properties settings;
  private final SealedQueries queries;
  private final Tenancy tenancy;
  private final Mac mac;

  /** Those of the account in these settings. */
  CarrierWords(Properties settings) throws GeneralSecurityException {
    this.settings = settings;
    this.tenancy =
        new Tenancy(
            UUID.fromString(settings.getProperty(ACCOUNT + "organization-id")),
            UUID.fromString(settings.getProperty(ACCOUNT + "branch-id")));
    this.queries =
        new SealedQueries(new Seal(settings.getProperty("ringbridge.telephony.callback-secret")));
    this.mac = Mac.getInstance(SHA1);
    byte[] token = settings.getProperty(ACCOUNT + "auth-token").getBytes(StandardCharsets.UTF_8);
    mac.init(new SecretKeySpec(token, SHA1));
  }

  /** Whose calls they are about. */
  Tenancy tenancy() {
    return tenancy;
  }

  /** The carrier's name of a call. */
  static String sid(UUID callId) {
    return "CA" + callId.toString().replace("-", "");
  }

  /** One request. */
  Buffer request(CallRef call, String status, int sequence, Callback.Kind kind) {
    String base = settings.getProperty("ringbridge.telephony.public-url");
    String path = "/carrier/twilio/status?" + queries.of(call);
    SortedMap<String, String> form = form(call, status, sequence);
    String signature = sign(base + path, form, kind);
    if (kind == Callback.Kind.ALTERED) {
      form.put("CallStatus", "failed");
    }
    String body =
        form.entrySet().stream()
            .map(
                one ->
                    one.getKey() + "=" + URLEncoder.encode(one.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&"));
    String head =
        String.join(
            "\r\n",
            "POST " + path + " HTTP/1.1",
            "Host: " + base.substring("http://".length()),
            "Content-Type: application/x-www-form-urlencoded; charset=UTF-8",
            "Content-Length: " + body.length(),
            "X-Twilio-Signature: " + signature,
            "I-Twilio-Idempotency-Token: " + UUID.randomUUID(),
            "User-Agent: TwilioProxy/1.1",
            "",
            "");
    return Buffer.buffer(head + body);
  }

  private SortedMap<String, String> form(CallRef call, String status, int sequence) {
    SortedMap<String, String> form = new TreeMap<>();
    form.put("CallSid", sid(call.callId()));
    form.put("AccountSid", settings.getProperty(ACCOUNT + "account-sid"));
    form.put("CallStatus", status);
    form.put("From", settings.getProperty(ACCOUNT + "caller-ids"));
    form.put("Caller", settings.getProperty(ACCOUNT + "caller-ids"));
    form.put("To", "+12125550142");
    form.put("Called", "+12125550142");
    form.put("Direction", "outbound-api");
    form.put("ApiVersion", "2010-04-01");
    form.put("CallbackSource", "call-progress-events");
    form.put("SequenceNumber", Integer.toString(sequence));
    return form;
  }

  private String sign(String url, SortedMap<String, String> form, Callback.Kind kind) {
    StringBuilder text = new StringBuilder(url);
    form.forEach((name, value) -> text.append(name).append(value));
    if (kind == Callback.Kind.FORGED) {
      text.append("not what the carrier signs");
    }
    return Base64.getEncoder()
        .encodeToString(mac.doFinal(text.toString().getBytes(StandardCharsets.UTF_8)));
  }
}
