package dev.ringbridge.standalone;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** What the person at the terminal reads; the log is a file. */
public final class Terminal {
  private static final PrintStream OUT =
      new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);

  private Terminal() {}

  /** A line. */
  public static void say(String line) {
    OUT.println(line);
  }
}
