package dev.ringbridge.telephony.testing;

import dev.ringbridge.embedded.FreePort;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * S3 in a process of its own: S3Proxy, which checks signatures and keeps objects in a folder. It
 * may be stopped and started again at the same address with the same objects.
 */
public final class S3Server implements AutoCloseable {
  public static final String ACCESS_KEY = "access-key-of-tests";
  public static final String SECRET_KEY = "secret-key-of-tests";
  public static final String BUCKET = "recordings";

  private static final Path PROGRAM = Path.of("target", "programs", "s3proxy.jar");
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final int port = FreePort.find();
  private final Path folder;
  private Process process;

  private S3Server(Path folder) {
    this.folder = folder;
  }

  /** One with an empty bucket, which listens when this returns. */
  public static S3Server start() {
    try {
      S3Server server = new S3Server(Files.createTempDirectory("ringbridge-s3"));
      Files.createDirectories(server.objects());
      server.listen();
      Runtime.getRuntime().addShutdownHook(new Thread(server::close));
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where the objects of the bucket are, by their names. */
  public Path objects() {
    return folder.resolve("data").resolve(BUCKET);
  }

  public URI endpoint() {
    return URI.create("http://127.0.0.1:" + port);
  }

  /** Starts it again. */
  public void listen() {
    try {
      Path settings = Files.writeString(folder.resolve("s3proxy.properties"), settings());
      process =
          new ProcessBuilder(
                  java(),
                  "-Xmx96m",
                  "-jar",
                  PROGRAM.toString(),
                  "--properties",
                  settings.toString())
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.resolve("log").toFile()))
              .start();
      awaitAnswer();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String settings() {
    return """
        s3proxy.endpoint=%s
        s3proxy.authorization=aws-v2-or-v4
        s3proxy.identity=%s
        s3proxy.credential=%s
        jclouds.provider=filesystem-nio2
        jclouds.filesystem.basedir=%s
        """
        .formatted(endpoint(), ACCESS_KEY, SECRET_KEY, folder.resolve("data"));
  }

  private static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  private void awaitAnswer() {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!answers()) {
      if (System.nanoTime() > end || !process.isAlive()) {
        throw new IllegalStateException("S3 does not start: see " + folder.resolve("log"));
      }
      Thread.onSpinWait();
    }
  }

  private boolean answers() {
    try {
      HttpURLConnection asked = (HttpURLConnection) endpoint().toURL().openConnection();
      asked.setConnectTimeout(1000);
      asked.setReadTimeout(1000);
      return asked.getResponseCode() > 0;
    } catch (IOException e) {
      return false;
    }
  }

  /** Cuts it off. */
  @Override
  public void close() {
    try {
      process.destroyForcibly().waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
