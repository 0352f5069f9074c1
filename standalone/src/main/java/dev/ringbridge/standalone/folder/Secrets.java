package dev.ringbridge.standalone.folder;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Properties;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * What was made up at the first start and must stay the same: passwords, keys and ids, in a file
 * that only its owner reads. It never prints.
 */
public final class Secrets {
  private static final int BYTES = 16;
  private static final int KEY_BITS = 2048;
  private static final int KEY_BYTES = 32;

  /** Letters and digits that are not taken for one another. */
  private static final String READABLE = "abcdefghjkmnpqrstuvwxyz23456789";

  private final Path file;
  private final Properties values = new Properties();
  private final SecureRandom random = new SecureRandom();

  private Secrets(Path file) {
    this.file = file;
  }

  /** Reads the secrets of a data folder; there are none at first. */
  public static Secrets of(DataFolder folder) {
    Secrets secrets = new Secrets(folder.resolve("secrets.properties"));
    if (Files.exists(secrets.file)) {
      try (Reader reader = Files.newBufferedReader(secrets.file)) {
        secrets.values.load(reader);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return secrets;
  }

  /** A password for a machine. */
  public String password(String name) {
    return kept(name, () -> hex(BYTES));
  }

  /** A key of 256 bits, in Base64. */
  public String key(String name) {
    return kept(name, () -> Base64.getEncoder().encodeToString(bytes(KEY_BYTES)));
  }

  /** A password that a person types. */
  public String readablePassword(String name) {
    return kept(name, this::readable);
  }

  /** An id that outlives restarts. */
  public UUID id(String name) {
    return UUID.fromString(kept(name, () -> UUID.randomUUID().toString()));
  }

  /** A carrier's kind of id: two letters and 32 hex digits. */
  public String sid(String name, String prefix) {
    return kept(name, () -> prefix + hex(BYTES));
  }

  /** The public half of the key pair that signs access tokens, in Base64. */
  public String publicKey() {
    makeKeys();
    return values.getProperty("token.public");
  }

  /** The private half. */
  public String privateKey() {
    makeKeys();
    return values.getProperty("token.private");
  }

  private void makeKeys() {
    if (values.containsKey("token.private")) {
      return;
    }
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(KEY_BITS);
      KeyPair pair = generator.generateKeyPair();
      values.setProperty(
          "token.public", Base64.getEncoder().encodeToString(pair.getPublic().getEncoded()));
      values.setProperty(
          "token.private", Base64.getEncoder().encodeToString(pair.getPrivate().getEncoded()));
      save();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has RSA", e);
    }
  }

  private synchronized String kept(String name, Supplier<String> made) {
    String known = values.getProperty(name);
    if (known != null) {
      return known;
    }
    String fresh = made.get();
    values.setProperty(name, fresh);
    save();
    return fresh;
  }

  private void save() {
    try {
      Path fresh = file.resolveSibling("secrets.new");
      Files.deleteIfExists(fresh);
      Files.createFile(fresh);
      if (Files.getFileAttributeView(fresh, PosixFileAttributeView.class) != null) {
        Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rw-------"));
      }
      try (Writer writer =
          Files.newBufferedWriter(fresh, StandardCharsets.UTF_8, StandardOpenOption.WRITE)) {
        values.store(writer, "Made at the first start of this data folder; keep it with the data");
      }
      Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String hex(int bytes) {
    return HexFormat.of().formatHex(bytes(bytes));
  }

  private byte[] bytes(int count) {
    byte[] secret = new byte[count];
    random.nextBytes(secret);
    return secret;
  }

  private String readable() {
    StringBuilder password = new StringBuilder();
    for (int i = 0; i < BYTES; i++) {
      password
          .append(i > 0 && i % 4 == 0 ? "-" : "")
          .append(READABLE.charAt(random.nextInt(READABLE.length())));
    }
    return password.toString();
  }
}
