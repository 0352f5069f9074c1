package dev.ringbridge.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;

/** The checkout that is being tested: its files. */
public final class Checkout {
  private static final Path ROOT = Path.of(System.getProperty("ringbridge.repository"));

  private Checkout() {}

  /** A file or folder of it. */
  public static Path path(String path) {
    return ROOT.resolve(path);
  }

  /** A file's text. */
  public static String read(String path) {
    return read(path(path));
  }

  /** A file's text. */
  public static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A properties file, empty if it is not there. */
  public static Properties properties(String path) {
    Properties properties = new Properties();
    if (Files.exists(path(path))) {
      try (var reader = Files.newBufferedReader(path(path))) {
        properties.load(reader);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return properties;
  }

  /** The Maven modules. */
  public static List<String> modules() {
    try (Stream<Path> folders = Files.list(ROOT)) {
      return folders
          .filter(folder -> Files.exists(folder.resolve("pom.xml")))
          .map(folder -> folder.getFileName().toString())
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The product's Java files in a module. */
  public static List<Path> sources(String module) {
    return files(path(module).resolve("src/main/java"), ".java");
  }

  /** The files under a folder whose name ends so; none where there is no folder. */
  public static List<Path> files(Path folder, String ending) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(ending)).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
