package dev.ringbridge.telephony.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ringbridge.embedded.FreePort;
import dev.ringbridge.telephony.RecordingSettings.Bucket;
import dev.ringbridge.telephony.testing.S3Server;
import dev.ringbridge.telephony.testing.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The bucket's side of the store, against a real S3 in a process of its own. */
class BucketStoreTest {
  private static final String PLACE = "2026-11/a-recording.rbr";
  private static final Duration LONGEST = Duration.ofMinutes(5);

  private static S3Server server;

  @TempDir Path temporary;

  @BeforeAll
  static void start() {
    server = S3Server.start();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private RecordingStore store(Map<String, String> other) {
    Map<String, String> settings = new HashMap<>();
    settings.put("name", S3Server.BUCKET);
    settings.put("endpoint", server.endpoint().toString());
    settings.put("path-style", "true");
    settings.put("access-key", S3Server.ACCESS_KEY);
    settings.put("secret-key", S3Server.SECRET_KEY);
    settings.put("timeout", "PT3S");
    settings.putAll(other);
    Map<String, String> prefixed = new HashMap<>();
    settings.forEach((key, value) -> prefixed.put("recordings.bucket." + key, value));
    Bucket bucket = Settings.of(prefixed).recordings().bucket().orElseThrow();
    return BucketStore.of(bucket, Duration.ofSeconds(5), drafts());
  }

  private Drafts drafts() {
    return new Drafts(temporary.resolve("drafts"), LONGEST, Clock.systemUTC());
  }

  private static byte[] put(RecordingStore store, String place, int bytes) throws IOException {
    byte[] content = new byte[bytes];
    new Random(bytes).nextBytes(content);
    Path draft = store.draft();
    Files.write(draft, content);
    store.put(place, draft);
    return content;
  }

  @Test
  void fileIsThereWholeAndInPartsUntilItIsRemoved() throws IOException {
    RecordingStore store = store(Map.of("prefix", "/dialer/recordings/"));
    byte[] content = put(store, PLACE, 200_000);

    assertThat(server.objects().resolve("dialer/recordings").resolve(PLACE))
        .hasBinaryContent(content);
    assertThat(store.read(PLACE, 0, 65_000)).isEqualTo(Arrays.copyOf(content, 65_000));
    assertThat(store.read(PLACE, 65_000, 65_000))
        .isEqualTo(Arrays.copyOfRange(content, 65_000, 130_000));
    assertThat(store.read(PLACE, 199_990, 65_000))
        .isEqualTo(Arrays.copyOfRange(content, 199_990, 200_000));
    assertThat(store.read(PLACE, 200_000, 65_000)).isEmpty();
    store.remove(PLACE);
    assertThatThrownBy(() -> store.read(PLACE, 0, 1)).hasMessageContaining("not in bucket");
  }

  @Test
  void removingWhatIsNotThereIsNoFailure() {
    RecordingStore store = store(Map.of());

    assertThatCode(() -> store.remove("2026-11/nothing.rbr")).doesNotThrowAnyException();
  }

  @Test
  void checkSaysWhereFilesAreAndLeavesNothing() throws IOException {
    assertThat(store(Map.of("prefix", "checked")).check()).isEqualTo("bucket recordings");
    try (Stream<Path> left = Files.walk(server.objects().resolve("checked"))) {
      assertThat(left.filter(Files::isRegularFile)).isEmpty();
    } catch (java.nio.file.NoSuchFileException e) {
      assertThat(server.objects()).exists();
    }
    assertThat(temporary.resolve("drafts")).isEmptyDirectory();
  }

  static Stream<Arguments> mistakes() {
    return Stream.of(
        Arguments.of(Map.of("name", "elsewhere"), "there is no bucket elsewhere"),
        Arguments.of(Map.of("access-key", "somebody"), "the access key is not known"),
        Arguments.of(Map.of("secret-key", "guessed"), "the secret key is wrong"),
        Arguments.of(Map.of("endpoint", "http://nowhere.invalid"), "nobody knows the host"),
        Arguments.of(
            Map.of("endpoint", "http://127.0.0.1:" + FreePort.find()), "nobody answers at"));
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void mistakeIsToldInWords(Map<String, String> mistake, String words) {
    assertThatThrownBy(() -> store(mistake).check())
        .isInstanceOf(StoreException.class)
        .hasMessageContaining(words)
        .hasMessageNotContaining(S3Server.SECRET_KEY);
  }

  static Stream<Arguments> contradictions() {
    return Stream.of(
        Arguments.of(Map.of("secret-key", ""), "secret-key go together"),
        Arguments.of(Map.of("endpoint", "s3.example.com"), "endpoint must be an address"));
  }

  @ParameterizedTest
  @MethodSource("contradictions")
  void settingsThatContradictEachOtherEndTheStart(Map<String, String> settings, String words) {
    assertThatThrownBy(() -> store(settings)).hasMessageContaining(words);
  }

  @Test
  void serverThatIsAwayAndComesBackTakesTheSameFile() throws IOException {
    RecordingStore store = store(Map.of());
    server.close();
    assertThatThrownBy(() -> put(store, PLACE, 10)).hasMessageContaining("nobody answers at");
    server.listen();

    byte[] content = put(store, PLACE, 10);
    assertThat(store.read(PLACE, 0, 100)).isEqualTo(content);
    store.remove(PLACE);
  }

  @Test
  void whatTheFolderHadBeforeTheBucketIsReadAndRemovedThere() throws IOException {
    FolderStore folder = new FolderStore(temporary.resolve("folder"), LONGEST, Clock.systemUTC());
    byte[] old = put(folder, "2026-10/old.rbr", 1000);
    RecordingStore bucket = store(Map.of("prefix", "after"));
    RecordingStore both = new SucceedingStore(bucket, folder);
    byte[] fresh = put(both, "2026-11/new.rbr", 1000);

    assertThat(both.read("2026-10/old.rbr", 10, 20)).isEqualTo(Arrays.copyOfRange(old, 10, 30));
    assertThat(bucket.read("2026-11/new.rbr", 0, 1000)).isEqualTo(fresh);
    assertThat(both.read("2026-11/new.rbr", 0, 1000)).isEqualTo(fresh);
    both.remove("2026-10/old.rbr");
    assertThat(folder.has("2026-10/old.rbr")).isFalse();
  }

  @Test
  void draftsThatAKilledProcessLeftAreDeletedWhenNobodyCanBeAtThemAnyMore() throws IOException {
    Path left = drafts().next();
    Path current = drafts().next();
    Files.setLastModifiedTime(
        left, FileTime.from(Instant.now().minus(LONGEST).minus(Duration.ofSeconds(5))));

    drafts().next();
    assertThat(left).doesNotExist();
    assertThat(current).exists();
  }
}
