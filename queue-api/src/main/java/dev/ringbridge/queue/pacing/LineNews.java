package dev.ringbridge.queue.pacing;

import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.pgclient.PgConnection;
import io.vertx.pgclient.PgNotification;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Hears from the database in which campaign somebody has just come to stand in line, whichever
 * replica put them there. It keeps one connection for that. News that is lost costs a lead the time
 * until the next tick, so nothing is done about it but to listen again.
 */
@ApplicationScoped
class LineNews {
  private static final Logger LOG = Logger.getLogger(LineNews.class);
  private static final Duration PAUSE = Duration.ofSeconds(2);
  private static final String LISTEN = "listen queue_lines";

  private final Pool pool;
  private final AtomicReference<@Nullable SqlConnection> line = new AtomicReference<>();
  private volatile boolean ended;

  LineNews(@ReactiveDataSource("queue") Pool pool) {
    this.pool = pool;
  }

  /** Tells of each campaign from now on, on an event loop. */
  void listen(Consumer<UUID> heard) {
    pool.getConnection()
        .chain(connection -> listen(connection, heard))
        .subscribe()
        .with(listening -> {}, failure -> listenAgain(heard, failure));
  }

  /** A connection that cannot listen is given back, and is not listened to when it is closed. */
  private Uni<?> listen(SqlConnection connection, Consumer<UUID> heard) {
    PgConnection listening = PgConnection.cast(connection.getDelegate());
    listening.notificationHandler(news -> hear(news, heard));
    return connection
        .query(LISTEN)
        .execute()
        .invoke(() -> keep(connection, listening, heard))
        .onFailure()
        .call(failure -> connection.close().onFailure().recoverWithNull());
  }

  private void keep(SqlConnection connection, PgConnection listening, Consumer<UUID> heard) {
    line.set(connection);
    listening.closeHandler(closed -> listenAgain(heard, null));
  }

  private static void hear(PgNotification news, Consumer<UUID> heard) {
    heard.accept(UUID.fromString(news.getPayload()));
  }

  private void listenAgain(Consumer<UUID> heard, @Nullable Throwable failure) {
    if (!ended) {
      LOG.debugf("leads are found by the ticks alone for now: %s", failure);
      Uni.createFrom().voidItem().onItem().delayIt().by(PAUSE).subscribe().with(x -> listen(heard));
    }
  }

  /** Listens no more. */
  void end() {
    ended = true;
    SqlConnection connection = line.getAndSet(null);
    if (connection != null) {
      connection.closeAndForget();
    }
  }
}
