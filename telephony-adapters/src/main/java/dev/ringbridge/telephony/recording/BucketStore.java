package dev.ringbridge.telephony.recording;

import dev.ringbridge.telephony.RecordingSettings.Bucket;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.UUID;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.DeleteObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * The files in a bucket, under a prefix. They are encrypted before they come here: the bucket's
 * owner sees when and how long, not what.
 */
final class BucketStore implements RecordingStore {
  private static final int NO_SUCH_RANGE = 416;

  private final Bucket bucket;
  private final BucketClient client;
  private final Duration putTimeout;
  private final Drafts drafts;
  private final String prefix;

  private BucketStore(Bucket bucket, Duration putTimeout, Drafts drafts) {
    this.bucket = bucket;
    this.client = new BucketClient(bucket);
    this.putTimeout = putTimeout;
    this.drafts = drafts;
    this.prefix = bucket.prefix().map(BucketStore::asFolder).orElse("");
  }

  private static String asFolder(String prefix) {
    String path = prefix.replaceAll("^/+|/+$", "");
    return path.isEmpty() ? "" : path + "/";
  }

  /**
   * A store that asks nobody yet.
   *
   * @param putTimeout how long a file may take to go there, with all tries
   * @throws IllegalStateException if the settings contradict each other
   */
  static RecordingStore of(Bucket bucket, Duration putTimeout, Drafts drafts) {
    return new BucketStore(bucket, putTimeout, drafts);
  }

  @Override
  public boolean isOpen() {
    return true;
  }

  /** Everything that it will be asked to do, with a small file of its own. */
  @Override
  public String check() throws IOException {
    String place = "check-" + UUID.randomUUID();
    byte[] content = place.getBytes(StandardCharsets.US_ASCII);
    Path draft = draft();
    try {
      Files.write(draft, content);
      put(place, draft);
      byte[] part = read(place, 1, content.length - 2);
      remove(place);
      if (!Arrays.equals(part, Arrays.copyOfRange(content, 1, content.length - 1))) {
        throw new StoreException(
            "the bucket gives other bytes of a file than it was asked for: it must serve ranges",
            new IOException("other bytes"));
      }
      return "bucket " + bucket.name();
    } finally {
      Files.deleteIfExists(draft);
    }
  }

  @Override
  public Path draft() throws IOException {
    return drafts.next();
  }

  /** S3 compares what arrived with the checksum, and answers when it has it for good. */
  @Override
  public void put(String place, Path file) throws IOException {
    PutObjectRequest request =
        PutObjectRequest.builder()
            .bucket(bucket.name())
            .key(prefix + place)
            .contentType("application/octet-stream")
            .contentMD5(checksum(file))
            .overrideConfiguration(config -> config.apiCallTimeout(putTimeout))
            .build();
    ask(() -> client.s3().putObject(request, RequestBody.fromFile(file)));
  }

  private static String checksum(Path file) throws IOException {
    MessageDigest digest = md5();
    try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
      in.transferTo(OutputStream.nullOutputStream());
    }
    return Base64.getEncoder().encodeToString(digest.digest());
  }

  /** What every S3 knows as a checksum; nothing here is kept secret or safe by it. */
  private static MessageDigest md5() {
    try {
      return MessageDigest.getInstance("MD5");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public byte[] read(String place, long from, int most) throws IOException {
    GetObjectRequest request =
        GetObjectRequest.builder()
            .bucket(bucket.name())
            .key(prefix + place)
            .range("bytes=%d-%d".formatted(from, from + most - 1))
            .build();
    return ask(() -> readOrNothing(client.s3(), request));
  }

  private static byte[] readOrNothing(S3Client s3, GetObjectRequest request) {
    try {
      return s3.getObjectAsBytes(request).asByteArray();
    } catch (S3Exception e) {
      if (e.statusCode() == NO_SUCH_RANGE) {
        return new byte[0];
      }
      throw e;
    }
  }

  @Override
  public void remove(String place) throws IOException {
    DeleteObjectRequest request =
        DeleteObjectRequest.builder().bucket(bucket.name()).key(prefix + place).build();
    ask(() -> removeIfThere(client.s3(), request));
  }

  /** Most say nothing of one that is not there; some say so. */
  private static boolean removeIfThere(S3Client s3, DeleteObjectRequest request) {
    try {
      s3.deleteObject(request);
      return true;
    } catch (NoSuchKeyException e) {
      return false;
    }
  }

  private <T> T ask(Supplier<T> request) throws StoreException {
    try {
      return request.get();
    } catch (SdkException e) {
      throw new StoreException(BucketTrouble.inWords(bucket, e), e);
    }
  }
}
