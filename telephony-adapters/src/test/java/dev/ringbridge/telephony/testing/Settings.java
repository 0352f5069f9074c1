package dev.ringbridge.telephony.testing;

import dev.ringbridge.telephony.TelephonyConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** The service's settings without the service. */
public final class Settings {
  private static final String PREFIX = "ringbridge.telephony.";

  private Settings() {}

  /** The defaults with an account, but for these. */
  public static TelephonyConfig withAccount(String apiUrl, Map<String, String> settings) {
    Map<String, String> all = new HashMap<>(settings);
    all.put("callback-secret", "secret");
    all.put("account.organization-id", Examples.TENANCY.organizationId().toString());
    all.put("account.branch-id", Examples.TENANCY.branchId().toString());
    all.put("account.kind", "twilio");
    all.put("account.account-sid", "AC1");
    all.put("account.auth-token", "token");
    all.put("account.api-url", apiUrl);
    all.put("account.caller-ids", "+12125550000");
    all.put("account.countries", "US");
    return of(all);
  }

  /** The defaults, but for these. */
  public static TelephonyConfig of(Map<String, String> settings) {
    Map<String, String> prefixed =
        settings.entrySet().stream()
            .collect(Collectors.toMap(one -> PREFIX + one.getKey(), Map.Entry::getValue));
    return new SmallRyeConfigBuilder()
        .withMapping(TelephonyConfig.class)
        .withDefaultValues(prefixed)
        .build()
        .getConfigMapping(TelephonyConfig.class);
  }
}
