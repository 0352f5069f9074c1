package dev.ringbridge.telephony.testing;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/** A row that a transaction of nobody's holds until it is closed. */
public final class HeldRow implements AutoCloseable {
  private static final String TRANSACTION = "select pg_current_xact_id()::xid::text as id";

  private final Scene scene;
  private final CompletableFuture<String> transaction = new CompletableFuture<>();
  private final CompletableFuture<Void> released = new CompletableFuture<>();
  private final CompletableFuture<Void> over;

  private HeldRow(Scene scene, String lock, UUID id) {
    this.scene = scene;
    this.over = CompletableFuture.runAsync(() -> hold(lock, id));
  }

  /**
   * Holds one, before this returns.
   *
   * @param lock the statement that does, of the row's id
   */
  public static HeldRow of(Scene scene, String lock, UUID id) {
    HeldRow held = new HeldRow(scene, lock, id);
    CompletableFuture.anyOf(held.transaction, held.over).join();
    return held;
  }

  private void hold(String lock, UUID id) {
    scene.engine(
        work ->
            work.sql()
                .preparedQuery(lock)
                .execute(Tuple.of(id))
                .chain(() -> work.sql().query(TRANSACTION).execute())
                .invoke(rows -> transaction.complete(rows.iterator().next().getString("id")))
                .chain(() -> Uni.createFrom().completionStage(released)));
  }

  /** Returns once somebody waits for it. */
  public void awaitWhoeverWaits() {
    scene.awaitRow(
        "select 1 from pg_locks where not granted and transactionid::text = $1",
        transaction.join());
  }

  /** Nobody holds it any more, once this returns. */
  public void release() {
    released.complete(null);
    over.join();
  }

  @Override
  public void close() {
    release();
  }
}
