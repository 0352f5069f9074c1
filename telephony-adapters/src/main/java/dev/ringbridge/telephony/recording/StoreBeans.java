package dev.ringbridge.telephony.recording;

import dev.ringbridge.telephony.RecordingSettings;
import dev.ringbridge.telephony.TelephonyConfig;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** The one place for files: the bucket if there is one, the folder if not. */
@Singleton
class StoreBeans {
  @Produces
  @ApplicationScoped
  RecordingStore store(TelephonyConfig config, Clock clock) {
    RecordingSettings recordings = config.recordings();
    // It may take as long to come as to go on to the bucket.
    Duration longest = recordings.fetchTimeout().multipliedBy(2);
    Optional<FolderStore> folder =
        recordings.folder().map(path -> new FolderStore(path, longest, clock));
    Optional<RecordingStore> bucket =
        recordings
            .bucket()
            .map(
                settings ->
                    BucketStore.of(settings, recordings.fetchTimeout(), drafts(longest, clock)));
    return bucket
        .map(now -> folder.map(before -> succeeding(now, before)).orElse(now))
        .or(() -> folder.map(RecordingStore.class::cast))
        .orElseGet(NoStore::new);
  }

  private static RecordingStore succeeding(RecordingStore now, FolderStore before) {
    return new SucceedingStore(now, before);
  }

  private static Drafts drafts(Duration longest, Clock clock) {
    Path temporary = Path.of(System.getProperty("java.io.tmpdir"), "ringbridge-recordings");
    return new Drafts(temporary, longest, clock);
  }
}
