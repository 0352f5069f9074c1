package dev.ringbridge.telephony.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** Has recordings kept in a bucket of a real S3, once for each test JVM. */
public class BucketForRecordings implements QuarkusTestResourceLifecycleManager {
  public static final String PREFIX = "dialer/recordings";

  private static S3Server server;

  @Override
  public synchronized Map<String, String> start() {
    if (server == null) {
      server = S3Server.start();
    }
    String bucket = "ringbridge.telephony.recordings.bucket.";
    return Map.of(
        bucket + "name",
        S3Server.BUCKET,
        bucket + "endpoint",
        server.endpoint().toString(),
        bucket + "path-style",
        "true",
        bucket + "access-key",
        S3Server.ACCESS_KEY,
        bucket + "secret-key",
        S3Server.SECRET_KEY,
        bucket + "prefix",
        PREFIX,
        bucket + "timeout",
        "PT3S");
  }

  public static S3Server server() {
    return server;
  }

  /** It stays for the other test classes of this JVM and ends with it. */
  @Override
  public void stop() {}
}
