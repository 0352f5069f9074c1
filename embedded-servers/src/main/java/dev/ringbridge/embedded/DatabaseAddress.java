package dev.ringbridge.embedded;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/**
 * How to reach a database. It prints without its password.
 *
 * @param host the server
 * @param port its port
 * @param database its name
 * @param user who connects
 * @param password their password, empty where none is asked for
 */
public record DatabaseAddress(
    String host, int port, String database, String user, String password) {
  private static final int DEFAULT_PORT = 5432;
  private static final String FORM =
      "The database URL must look like postgresql://user:password@host:5432/database.";

  /**
   * Reads {@code postgresql://user:password@host:port/database}.
   *
   * @throws StartException if it is not of that form
   */
  public static DatabaseAddress parse(String url) {
    URI uri = uri(url.strip());
    String userInfo = uri.getRawUserInfo();
    boolean known = "postgresql".equals(uri.getScheme()) || "postgres".equals(uri.getScheme());
    if (!known || uri.getHost() == null || userInfo == null || uri.getPath().length() < 2) {
      throw new StartException(FORM);
    }
    int colon = userInfo.indexOf(':');
    String user = colon < 0 ? userInfo : userInfo.substring(0, colon);
    String password = colon < 0 ? "" : userInfo.substring(colon + 1);
    return new DatabaseAddress(
        uri.getHost(),
        uri.getPort() < 0 ? DEFAULT_PORT : uri.getPort(),
        uri.getPath().substring(1),
        decode(user),
        decode(password));
  }

  /** What is wrong with it is not said: the parser would show the password. */
  private static URI uri(String url) {
    try {
      return new URI(url);
    } catch (URISyntaxException e) {
      throw new StartException(FORM + " Special characters are written as %40 for @, and so on.");
    }
  }

  private static String decode(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  /** The same for JDBC, without user and password. */
  public String jdbcUrl() {
    return "jdbc:postgresql://" + host + ":" + port + "/" + database;
  }

  /** The same server and user, another database. */
  public DatabaseAddress withDatabase(String name) {
    return new DatabaseAddress(host, port, name, user, password);
  }

  @Override
  public String toString() {
    return user + "@" + host + ":" + port + "/" + database;
  }
}
