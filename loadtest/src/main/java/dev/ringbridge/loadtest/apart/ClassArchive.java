package dev.ringbridge.loadtest.apart;

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
  /** That of a module and this kind of Java, beside its program. */
  static ClassArchive of(String module) {
    Path target =
        Path.of(System.getProperty("ringbridge.repository")).resolve(module).resolve("target");
    return new ClassArchive(
        target.resolve("quarkus-app/quarkus-run.jar"),
        target.resolve("service-" + Runtime.version().feature() + ".jsa"));
  }

  /** Whether there is one that is younger than its program: of an older one none is taken. */
  boolean isCurrent() {
    return file.toFile().lastModified() > program.toFile().lastModified();
  }

  /** Options with which it is used. Where it cannot be, classes are loaded as without it. */
  List<String> reading() {
    return List.of("-XX:SharedArchiveFile=" + file, "-Xlog:cds=off", "-Xlog:cds+dynamic=off");
  }

  /** Options with which it is made. */
  List<String> writing() {
    return List.of("-XX:ArchiveClassesAtExit=" + file, "-Xlog:cds=off", "-Xlog:cds+dynamic=off");
  }
}
