package dev.ringbridge.telephony.recording;

import dev.ringbridge.telephony.RecordingSettings.Bucket;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.StandardRetryStrategy;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3Configuration;

/**
 * The connection to a bucket. It is made when it is first needed, on a thread that may block: the
 * SDK is large. It lives as long as the process.
 */
final class BucketClient {
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(3);
  private static final Duration TIMEOUT = Duration.ofSeconds(20);
  private static final String REGION = "us-east-1";
  private static final int TRIES = 3;
  private static final String SETTING = "ringbridge.telephony.recordings.bucket.";

  private final Bucket bucket;
  private @Nullable S3Client client;

  BucketClient(Bucket bucket) {
    this.bucket = bucket;
    refuseHalves();
    bucket.endpoint().ifPresent(BucketClient::refuseOddAddress);
  }

  private void refuseHalves() {
    if (bucket.accessKey().isPresent() != bucket.secretKey().isPresent()) {
      throw new IllegalStateException(
          "%1$saccess-key and %1$ssecret-key go together: set both, or none for what the machine is allowed"
              .formatted(SETTING));
    }
  }

  private static void refuseOddAddress(URI endpoint) {
    if (!("https".equals(endpoint.getScheme()) || "http".equals(endpoint.getScheme()))
        || endpoint.getHost() == null) {
      throw new IllegalStateException(
          SETTING + "endpoint must be an address like https://s3.example.com");
    }
  }

  static String region(Bucket bucket) {
    return bucket.region().orElse(REGION);
  }

  synchronized S3Client s3() {
    S3Client made = client;
    if (made == null) {
      made = connect();
      client = made;
    }
    return made;
  }

  /** Plain requests that every S3 understands: no chunks with checksums behind them. */
  private S3Client connect() {
    Duration timeout = bucket.timeout().orElse(TIMEOUT);
    return S3Client.builder()
        .region(Region.of(region(bucket)))
        .applyMutation(builder -> bucket.endpoint().ifPresent(builder::endpointOverride))
        .credentialsProvider(credentials())
        .forcePathStyle(bucket.pathStyle().orElse(false))
        .serviceConfiguration(S3Configuration.builder().chunkedEncodingEnabled(false).build())
        .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
        .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
        .httpClientBuilder(
            UrlConnectionHttpClient.builder()
                .connectionTimeout(CONNECT_TIMEOUT)
                .socketTimeout(timeout))
        .overrideConfiguration(
            config ->
                config
                    .apiCallTimeout(timeout)
                    .retryStrategy(StandardRetryStrategy.builder().maxAttempts(TRIES).build()))
        .build();
  }

  private AwsCredentialsProvider credentials() {
    Optional<AwsCredentialsProvider> own =
        bucket
            .accessKey()
            .flatMap(
                key -> bucket.secretKey().map(secret -> AwsBasicCredentials.create(key, secret)))
            .map(StaticCredentialsProvider::create);
    return own.orElseGet(() -> DefaultCredentialsProvider.builder().build());
  }
}
