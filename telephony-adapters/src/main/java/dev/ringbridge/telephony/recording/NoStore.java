package dev.ringbridge.telephony.recording;

import java.nio.file.Path;

/** No place for files is configured: nothing is recorded, and nobody gets as far as here. */
final class NoStore implements RecordingStore {
  @Override
  public boolean isOpen() {
    return false;
  }

  @Override
  public String check() {
    return "nowhere";
  }

  @Override
  public void put(String place, Path file) {
    throw missing();
  }

  @Override
  public byte[] read(String place, long from, int most) {
    throw missing();
  }

  @Override
  public void remove(String place) {
    throw missing();
  }

  @Override
  public Path draft() {
    throw missing();
  }

  private static IllegalStateException missing() {
    return new IllegalStateException(
        "neither ringbridge.telephony.recordings.folder nor .bucket is configured");
  }
}
