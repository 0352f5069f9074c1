package dev.ringbridge.standalone.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ringbridge.embedded.StartException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {
  @TempDir Path place;

  @Test
  void folderIsMadeWhereThereIsNone() {
    try (DataFolder folder = DataFolder.open(place.resolve("a/b"))) {
      assertThat(place.resolve("a/b")).isDirectory();
      assertThat(folder.isUnclean()).isFalse();
    }
  }

  @Test
  void runThatDidNotEndInOrderIsNoticed() throws IOException {
    Files.writeString(place.resolve("running"), "1");

    try (DataFolder folder = DataFolder.open(place)) {
      assertThat(folder.isUnclean()).isTrue();
    }
    try (DataFolder folder = DataFolder.open(place)) {
      assertThat(folder.isUnclean()).isFalse();
    }
  }

  @Test
  void secondRunOnOneFolderIsRefused() {
    try (DataFolder first = DataFolder.open(place)) {
      assertThatThrownBy(() -> DataFolder.open(place))
          .isInstanceOf(StartException.class)
          .hasMessage(
              "Another Ringbridge runs on %s: stop it, or set RINGBRIDGE_DATA to another folder.",
              first);
    }
  }

  /** A file stands where the folder should be: nobody can write there, whoever they are. */
  @Test
  void unusableFolderIsRefusedInOneLine() throws IOException {
    Path file = Files.writeString(place.resolve("file"), "");

    for (Path folder : new Path[] {file, file.resolve("data")}) {
      assertThatThrownBy(() -> DataFolder.open(folder))
          .isInstanceOf(StartException.class)
          .hasMessageStartingWith(
              "The data folder %s cannot be written: make it writable, or set RINGBRIDGE_DATA to another folder",
              folder)
          .hasMessageNotContaining("\n");
    }
  }

  @Test
  void secretsStayTheSameAndAreTheOwnersOnly() throws IOException {
    try (DataFolder folder = DataFolder.open(place)) {
      Secrets first = Secrets.of(folder);
      String password = first.password("one");
      String key = first.publicKey();

      assertThat(Secrets.of(folder).password("one")).isEqualTo(password);
      assertThat(Secrets.of(folder).publicKey()).isEqualTo(key);
      assertThat(first.password("two")).isNotEqualTo(password);
      assertThat(Files.getPosixFilePermissions(place.resolve("secrets.properties")))
          .containsExactlyInAnyOrder(
              PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
    }
  }
}
