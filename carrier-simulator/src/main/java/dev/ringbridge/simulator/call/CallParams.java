package dev.ringbridge.simulator.call;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** The parameters that every request about a call has, and how the carrier writes values. */
public final class CallParams {
  private static final DateTimeFormatter RFC_2822 =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss Z", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private CallParams() {}

  /** What the customer is told of a call in a request for a document. */
  public static Map<String, String> of(Call call) {
    Map<String, String> params = new LinkedHashMap<>();
    params.put("CallSid", call.sid());
    params.put("AccountSid", call.accountSid());
    party(params, "To", "Called", call.request().to());
    party(params, "From", "Caller", call.request().from());
    params.put("CallStatus", call.status().wireName());
    params.put("Direction", call.direction().wireName());
    params.put("ApiVersion", "2010-04-01");
    call.parentSid().ifPresent(sid -> params.put("ParentCallSid", sid));
    return params;
  }

  /** A moment as the carrier writes it. */
  public static String date(Instant at) {
    return RFC_2822.format(at);
  }

  /** Whole seconds as the carrier counts them: rounded. */
  public static long seconds(Duration length) {
    return (length.toMillis() + 500) / 1000;
  }

  /** Billed minutes: begun ones. */
  public static long minutes(Duration length) {
    return (seconds(length) + 59) / 60;
  }

  /** Phone numbers come with where they are, which the carrier mostly does not know. */
  private static void party(Map<String, String> params, String role, String alias, String who) {
    params.put(role, who);
    params.put(alias, who);
    if (who.startsWith("+")) {
      for (String name : new String[] {role, alias}) {
        params.put(name + "City", "");
        params.put(name + "State", "");
        params.put(name + "Zip", "");
        params.put(name + "Country", country(who));
      }
    }
  }

  private static String country(String number) {
    if (number.startsWith("+1")) {
      return "US";
    }
    return number.startsWith("+91") ? "IN" : "";
  }
}
