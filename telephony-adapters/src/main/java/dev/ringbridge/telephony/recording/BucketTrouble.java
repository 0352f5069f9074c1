package dev.ringbridge.telephony.recording;

import dev.ringbridge.telephony.RecordingSettings.Bucket;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkException;

/** What is wrong with a bucket and what to do, in words, from what the SDK says of it. */
final class BucketTrouble {
  private static final String SETTING = "ringbridge.telephony.recordings.bucket.";

  /** Amazon's error codes (S3 API Reference, Error responses); others of S3 use the same. */
  private static final Map<String, String> BY_CODE =
      Map.ofEntries(
          Map.entry(
              "NoSuchBucket", "there is no bucket %1$s at %2$s: create it, or correct %3$sname"),
          Map.entry("NoSuchKey", "the file is not in bucket %1$s: was it removed there?"),
          Map.entry(
              "AccessDenied",
              "the access key may not do that in bucket %1$s: allow it s3:PutObject, s3:GetObject and s3:DeleteObject there"),
          Map.entry(
              "InvalidAccessKeyId", "the access key is not known at %2$s: correct %3$saccess-key"),
          Map.entry(
              "SignatureDoesNotMatch", "the secret key is wrong at %2$s: correct %3$ssecret-key"),
          Map.entry("ExpiredToken", "the credentials at hand are over: renew them"),
          Map.entry("InvalidToken", "the credentials at hand are not valid: renew them"),
          Map.entry(
              "RequestTimeTooSkewed", "this machine's clock is wrong, says %2$s: set it by NTP"),
          Map.entry("PermanentRedirect", "bucket %1$s is in another region: correct %3$sregion"),
          Map.entry(
              "AuthorizationHeaderMalformed",
              "bucket %1$s is in another region: correct %3$sregion"),
          Map.entry("InvalidBucketName", "%1$s is no name of a bucket: correct %3$sname"),
          Map.entry("EntityTooLarge", "a file is larger than %2$s takes at once: 5 GiB at Amazon"),
          Map.entry("QuotaExceeded", "bucket %1$s is full: make room, or raise its quota"),
          Map.entry("SlowDown", "%2$s asks for fewer requests; it is tried again"));

  private static final List<BiFunction<Bucket, SdkException, Optional<String>>> RULES =
      List.of(
          BucketTrouble::refused,
          BucketTrouble::unreachable,
          BucketTrouble::withoutKey,
          BucketTrouble::tooLate);

  private BucketTrouble() {}

  static String inWords(Bucket bucket, SdkException trouble) {
    return RULES.stream()
        .map(rule -> rule.apply(bucket, trouble))
        .flatMap(Optional::stream)
        .findFirst()
        .orElseGet(() -> where(bucket) + " could not be asked: " + trouble.getMessage());
  }

  private static Optional<String> refused(Bucket bucket, SdkException trouble) {
    if (!(trouble instanceof AwsServiceException answer)) {
      return Optional.empty();
    }
    AwsErrorDetails details = answer.awsErrorDetails();
    String code = details == null || details.errorCode() == null ? "" : details.errorCode();
    String words = BY_CODE.get(code);
    return Optional.of(
        words == null
            ? "%s answers %d %s".formatted(where(bucket), answer.statusCode(), code).strip()
            : filled(words, bucket));
  }

  private static String filled(String words, Bucket bucket) {
    return words.formatted(bucket.name(), where(bucket), SETTING);
  }

  private static Optional<String> unreachable(Bucket bucket, SdkException trouble) {
    return cause(trouble, UnknownHostException.class)
        .map(e -> "nobody knows the host of %2$s: correct %3$sendpoint or %3$sregion")
        .or(
            () ->
                cause(trouble, ConnectException.class)
                    .map(e -> "nobody answers at %2$s: is it up, and may this machine reach it?"))
        .or(
            () ->
                cause(trouble, SSLException.class)
                    .map(e -> "%2$s has no certificate that this machine trusts"))
        .or(
            () ->
                cause(trouble, SocketTimeoutException.class)
                    .map(e -> "%2$s does not answer in time: %3$stimeout, or a better connection"))
        .or(
            () ->
                cause(trouble, IOException.class)
                    .map(e -> "the connection to %2$s broke; it is tried again"))
        .map(words -> filled(words, bucket));
  }

  private static <T extends Throwable> Optional<T> cause(Throwable trouble, Class<T> type) {
    for (@Nullable Throwable cause = trouble; cause != null; cause = cause.getCause()) {
      if (type.isInstance(cause)) {
        return Optional.of(type.cast(cause));
      }
    }
    return Optional.empty();
  }

  private static Optional<String> withoutKey(Bucket bucket, SdkException trouble) {
    String says = trouble.getMessage();
    return says != null && says.contains("Unable to load credentials")
        ? Optional.of(
            "there is no access key for bucket %1$s: set %3$saccess-key and %3$ssecret-key, or give the machine a role"
                .formatted(bucket.name(), where(bucket), SETTING))
        : Optional.empty();
  }

  private static Optional<String> tooLate(Bucket bucket, SdkException trouble) {
    return trouble instanceof ApiCallTimeoutException
        ? Optional.of(filled("%2$s does not answer in time; it is tried again", bucket))
        : Optional.empty();
  }

  private static String where(Bucket bucket) {
    return bucket
        .endpoint()
        .map(Object::toString)
        .orElseGet(() -> "S3 in " + BucketClient.region(bucket));
  }
}
