package dev.ringbridge.standalone.deploy;

import dev.ringbridge.foundation.database.DatabaseConfig;
import dev.ringbridge.foundation.database.OutboxConfig;
import dev.ringbridge.gateway.GatewayConfig;
import dev.ringbridge.queue.QueueConfig;
import dev.ringbridge.standalone.Checkout;
import dev.ringbridge.telephony.TelephonyConfig;
import io.smallrye.config.ConfigMappings;
import io.smallrye.config.ConfigMappings.ConfigClass;
import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;

/**
 * What the code says of a service, for the deployment to agree with.
 *
 * @param module its module and image
 * @param schema its tables
 * @param mapping its settings
 * @param ownKeys what it reads beside them and other services do not
 */
record ServiceModule(String module, String schema, Class<?> mapping, Set<String> ownKeys) {
  static final ServiceModule QUEUE =
      new ServiceModule("queue-api", "queue", QueueConfig.class, Set.of("smallrye.jwt.sign.key"));
  static final ServiceModule TELEPHONY =
      new ServiceModule("telephony-adapters", "telephony", TelephonyConfig.class, Set.of());
  static final ServiceModule GATEWAY =
      new ServiceModule("realtime-gateway", "gateway", GatewayConfig.class, Set.of());

  private static final int OVER_THE_FILES = 300;
  private static final int OF_THE_FILES = 100;

  static List<ServiceModule> all() {
    return List.of(QUEUE, TELEPHONY, GATEWAY);
  }

  @Override
  public String toString() {
    return module;
  }

  private List<ConfigClass> mappings() {
    return List.of(
        ConfigClass.configClass(DatabaseConfig.class),
        ConfigClass.configClass(OutboxConfig.class),
        ConfigClass.configClass(mapping));
  }

  /** Every key that the service reads and that a deployment may set. */
  Set<String> keys() {
    Set<String> keys = new HashSet<>(ownKeys);
    mappings().forEach(one -> keys.addAll(ConfigMappings.getProperties(one).keySet()));
    keys.add("quarkus.datasource." + schema + ".password");
    keys.add("kafka.bootstrap.servers");
    keys.add("mp.jwt.verify.publickey");
    keys.add("quarkus.log.level");
    return keys;
  }

  int port() {
    return Integer.parseInt(
        Checkout.properties(module + "/src/main/resources/application.properties")
            .getProperty("quarkus.http.port"));
  }

  /** The configuration of a process that is started in this environment. */
  SmallRyeConfig configuration(Map<String, String> environment) {
    SmallRyeConfigBuilder builder =
        new SmallRyeConfigBuilder()
            .addDefaultInterceptors()
            .addDiscoveredConverters()
            .withSources(new EnvConfigSource(environment, OVER_THE_FILES))
            .withSources(new PropertiesConfigSource(files(), "files", OF_THE_FILES));
    mappings().forEach(one -> builder.withMapping(one.getType()));
    return builder.build();
  }

  private Map<String, String> files() {
    Map<String, String> all = new HashMap<>();
    for (String one : List.of("foundation", module)) {
      Properties file =
          Checkout.properties(one + "/src/main/resources/META-INF/microprofile-config.properties");
      file.stringPropertyNames().forEach(key -> all.put(key, file.getProperty(key)));
    }
    return all;
  }
}
