package dev.ringbridge.telephony.recording;

import java.io.IOException;
import java.nio.file.Path;

/** Where the encrypted files are. Its methods block. */
interface RecordingStore {
  /** Whether there is a place for files at all. */
  boolean isOpen();

  /**
   * Tries whether files can be kept, read and removed.
   *
   * @return where that is, for people
   * @throws StoreException saying what is wrong and what to do
   */
  String check() throws IOException;

  /** Takes a finished file in under a name, and answers only once it would survive a power cut. */
  void put(String place, Path file) throws IOException;

  /** So many bytes of a file, from there on; fewer only at its end. */
  byte[] read(String place, long from, int most) throws IOException;

  /** Forgets a file; one that is not there is no failure. */
  void remove(String place) throws IOException;

  /** A new file to be written and then put. */
  Path draft() throws IOException;
}
