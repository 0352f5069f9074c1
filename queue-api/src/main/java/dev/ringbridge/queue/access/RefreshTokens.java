package dev.ringbridge.queue.access;

import dev.ringbridge.core.event.Ids;
import dev.ringbridge.foundation.database.Database;
import dev.ringbridge.queue.InQueue;
import dev.ringbridge.queue.QueueConfig;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/**
 * The tokens that keep somebody signed in: each works once and is replaced by the next; only their
 * hashes are kept.
 */
@ApplicationScoped
class RefreshTokens {
  private static final int BYTES = 32;
  private static final String INSERT =
      """
      insert into queue.refresh_tokens (id, organization_id, branch_id, user_id, hash, expires_at)
      values ($1, $2, $3, $4, $5, now() + $6::bigint * interval '1 second')""";
  private static final String USE =
      """
      update queue.refresh_tokens set used_at = now()
       where hash = $1 and used_at is null and expires_at > now()
      returning user_id""";
  private static final String REVOKE =
      "update queue.refresh_tokens set used_at = now() where hash = $1 and used_at is null";
  private static final String PURGE = "delete from queue.refresh_tokens where expires_at < now()";

  private final Database database;
  private final Ids ids;
  private final QueueConfig config;
  private final SecureRandom random = new SecureRandom();

  RefreshTokens(@InQueue Database database, Ids ids, QueueConfig config) {
    this.database = database;
    this.ids = ids;
    this.config = config;
  }

  /** A new token for this user. */
  Uni<String> issue(User user) {
    byte[] secret = new byte[BYTES];
    random.nextBytes(secret);
    String token = Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
    Tuple values =
        Tuple.tuple()
            .addUUID(ids.next())
            .addUUID(user.organizationId)
            .addUUID(user.branchId)
            .addUUID(user.id)
            .addBuffer(hash(token))
            .addLong(config.tokens().refresh().toSeconds());
    return run(INSERT, values).replaceWith(token);
  }

  /** Whose token it is, if it still works; it does not work again. */
  Uni<Optional<UUID>> use(String token) {
    return run(USE, Tuple.tuple().addBuffer(hash(token))).map(RefreshTokens::userId);
  }

  Uni<Void> revoke(String token) {
    return run(REVOKE, Tuple.tuple().addBuffer(hash(token))).replaceWithVoid();
  }

  Uni<Void> purge() {
    return run(PURGE, Tuple.tuple()).replaceWithVoid();
  }

  /** Nobody is known yet when a token is used, so it is looked up across organizations. */
  private Uni<RowSet<Row>> run(String statement, Tuple values) {
    return database.asEngine(work -> work.sql().preparedQuery(statement).execute(values));
  }

  private static Optional<UUID> userId(RowSet<Row> rows) {
    return rows.size() == 0
        ? Optional.empty()
        : Optional.of(rows.iterator().next().getUUID("user_id"));
  }

  private static Buffer hash(String token) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      return Buffer.buffer(sha.digest(token.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
