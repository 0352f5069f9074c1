package dev.ringbridge.loadtest.apart;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The classes that a service loads, archived by the virtual machine (JEP 350) when it ends, so that
 * whoever is killed is soon back.
 *
 * @param program what is started
 * @param file the archive
 */
record ClassArchive(Path program, Path file) {
  /** That of a module, beside its program. */
  static ClassArchive of(String module) {
    Path target =
        Path.of(System.getProperty("ringbridge.repository")).resolve(module).resolve("target");
    return new ClassArchive(
        target.resolve("quarkus-app/quarkus-run.jar"), target.resolve("service.jsa"));
  }

  /** Whether there is one that the virtual machine takes: of an older program it takes none. */
  boolean isCurrent() throws IOException {
    return Files.exists(file)
        && Files.getLastModifiedTime(file).compareTo(Files.getLastModifiedTime(program)) > 0;
  }

  /** Options with which it is used, where there is one. */
  List<String> reading() throws IOException {
    return isCurrent()
        ? List.of("-XX:SharedArchiveFile=" + file, "-Xlog:cds=off", "-Xlog:cds+dynamic=off")
        : List.of();
  }

  /** Options with which it is made. */
  List<String> writing() throws IOException {
    Files.deleteIfExists(file);
    return List.of("-XX:ArchiveClassesAtExit=" + file, "-Xlog:cds=off", "-Xlog:cds+dynamic=off");
  }
}
