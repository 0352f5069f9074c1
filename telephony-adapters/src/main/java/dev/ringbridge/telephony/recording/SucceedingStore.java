package dev.ringbridge.telephony.recording;

import java.io.IOException;
import java.nio.file.Path;

/**
 * A store that took over from a folder: new files go to it, and those of the folder stay there,
 * readable, until they are deleted or somebody moves them. The names are the same in both.
 */
final class SucceedingStore implements RecordingStore {
  private final RecordingStore now;
  private final FolderStore before;

  SucceedingStore(RecordingStore now, FolderStore before) {
    this.now = now;
    this.before = before;
  }

  @Override
  public boolean isOpen() {
    return now.isOpen();
  }

  @Override
  public String check() throws IOException {
    return now.check();
  }

  @Override
  public void put(String place, Path file) throws IOException {
    now.put(place, file);
  }

  @Override
  public byte[] read(String place, long from, int most) throws IOException {
    return before.has(place) ? before.read(place, from, most) : now.read(place, from, most);
  }

  /** A copy that was made to move it goes as well. */
  @Override
  public void remove(String place) throws IOException {
    now.remove(place);
    before.remove(place);
  }

  @Override
  public Path draft() throws IOException {
    return now.draft();
  }
}
