package dev.ringbridge.loadtest.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What the images copy is there after a build, and is not ignored. It stands here because this
 * module is built after the programs.
 */
class ImagesTest {
  private static final Path REPOSITORY = Path.of(System.getProperty("ringbridge.repository"));

  static Stream<Path> images() throws IOException {
    try (Stream<Path> files = Files.list(REPOSITORY.resolve("src/main/docker"))) {
      return files
          .filter(file -> file.getFileName().toString().startsWith("Containerfile."))
          .sorted()
          .toList()
          .stream();
    }
  }

  private static List<String> lines(Path file, String instruction) {
    try {
      return Files.readString(file)
          .replace("\\\n", " ")
          .lines()
          .filter(line -> line.startsWith(instruction + " "))
          .map(line -> line.substring(instruction.length()).strip())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void everyProgramHasAnImage() throws IOException {
    assertThat(images().map(file -> file.getFileName().toString()))
        .containsExactly(
            "Containerfile.carrier-simulator",
            "Containerfile.queue-api",
            "Containerfile.realtime-gateway",
            "Containerfile.standalone",
            "Containerfile.telephony-adapters");
  }

  @ParameterizedTest
  @MethodSource("images")
  void everythingItCopiesWasBuilt(Path image) throws IOException {
    List<String> copies = lines(image, "COPY");

    assertThat(copies).isNotEmpty();
    for (String copy : copies) {
      List<String> words = List.of(copy.split("\\s+", -1));
      assertThat(words).describedAs(copy).hasSize(2);
      List<Path> found = matches(words.get(0));
      assertThat(found).describedAs(copy).hasSize(1);
      assertThat(Files.isDirectory(found.get(0))).isEqualTo(words.get(0).endsWith("/"));
    }
  }

  private static List<Path> matches(String pattern) throws IOException {
    Path wanted = REPOSITORY.resolve(pattern);
    PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + wanted);
    try (Stream<Path> files = Files.list(wanted.getParent())) {
      return files.filter(matcher::matches).toList();
    }
  }

  /** An image of a Quarkus application lacks nothing that the application has. */
  @ParameterizedTest
  @MethodSource("images")
  void nothingOfTheApplicationIsLeftOut(Path image) throws IOException {
    String name = image.getFileName().toString().replace("Containerfile.", "");
    Path application = REPOSITORY.resolve(name).resolve("target/quarkus-app");
    if (name.equals("carrier-simulator")) {
      return;
    }
    try (Stream<Path> parts = Files.list(application)) {
      assertThat(
              parts
                  .map(part -> part.getFileName().toString())
                  .filter(part -> !part.equals("quarkus-app-dependencies.txt")))
          .allSatisfy(
              part ->
                  assertThat(lines(image, "COPY"))
                      .anyMatch(copy -> copy.startsWith(name + "/target/quarkus-app/" + part)));
    }
  }

  @ParameterizedTest
  @MethodSource("images")
  void whatItCopiesIsNotIgnored(Path image) throws IOException {
    List<String> let =
        Files.readAllLines(REPOSITORY.resolve(".dockerignore")).stream()
            .filter(line -> line.startsWith("!"))
            .map(line -> line.substring(1))
            .toList();

    assertThat(lines(image, "COPY"))
        .allMatch(copy -> let.stream().anyMatch(one -> copy.startsWith(one)));
  }

  @ParameterizedTest
  @MethodSource("images")
  void itRunsAsNobodySpecial(Path image) {
    assertThat(lines(image, "USER")).containsExactly("10001");
    assertThat(lines(image, "ENTRYPOINT"))
        .hasSize(1)
        .allMatch(line -> line.startsWith("[\"java\""));
    assertThat(lines(image, "ARG")).containsExactly("JAVA_IMAGE=eclipse-temurin:17-jre");
  }

  /** PostgreSQL refuses root, and a user without a name. */
  @Test
  void standaloneHasANamedUserAndKeepsItsDataInAVolume() {
    Path image = REPOSITORY.resolve("src/main/docker/Containerfile.standalone");

    assertThat(lines(image, "RUN")).anyMatch(line -> line.contains("--uid 10001"));
    assertThat(lines(image, "VOLUME")).containsExactly("/data");
    assertThat(lines(image, "EXPOSE")).containsExactly("8080 8090");
    assertThat(Arrays.asList(lines(image, "ENV").get(0).split("\\s+", -1)))
        .containsExactlyInAnyOrder("RINGBRIDGE_DATA=/data", "RINGBRIDGE_HOST=0.0.0.0");
  }
}
