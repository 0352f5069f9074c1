package dev.ringbridge.queue.access;

import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;
import dev.ringbridge.foundation.problem.ProblemCode;
import dev.ringbridge.foundation.problem.Refusal;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.core.WorkerExecutor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Passwords, kept as Argon2id hashes at the parameters of the OWASP password storage cheat sheet
 * (19 MiB, 2 passes, 1 lane). Two are hashed at a time: more would let a burst of sign-ins take the
 * processor from the calls.
 */
@ApplicationScoped
class Passwords {
  private static final int MEMORY_KIB = 19 * 1024;
  private static final int PASSES = 2;
  private static final int LANES = 1;
  private static final int HASH_BYTES = 32;
  private static final int SALT_BYTES = 16;
  private static final int AT_A_TIME = 2;
  private static final int MOST_WAITING = 200;
  private static final Argon2Function ARGON2 =
      Argon2Function.getInstance(MEMORY_KIB, PASSES, LANES, HASH_BYTES, Argon2.ID);

  /** Of no password anybody has, so that an unknown user takes as long as a wrong password. */
  private static final String NOBODY =
      Password.hash("nobody").addRandomSalt(SALT_BYTES).with(ARGON2).getResult();

  private final WorkerExecutor hashing;
  private final AtomicInteger waiting = new AtomicInteger();

  Passwords(Vertx vertx) {
    hashing = vertx.createSharedWorkerExecutor("password-hashing", AT_A_TIME);
  }

  Uni<String> hash(String password) {
    return queued(() -> Password.hash(password).addRandomSalt(SALT_BYTES).with(ARGON2).getResult());
  }

  Uni<Boolean> matches(String password, String hash) {
    return queued(() -> Password.check(password, hash).with(ARGON2));
  }

  /** Takes the time of a check and is never right. */
  Uni<Boolean> matchesNobody(String password) {
    return matches(password, NOBODY).replaceWith(false);
  }

  /** The answer comes on the caller's own context, which the repositories need. */
  private <T> Uni<T> queued(Callable<T> work) {
    if (waiting.incrementAndGet() > MOST_WAITING) {
      waiting.decrementAndGet();
      throw Refusal.of(
          ProblemCode.RATE_LIMIT_EXCEEDED,
          "Too many people sign in at this moment; try again in a few seconds.");
    }
    return hashing.executeBlocking(work, false).onTermination().invoke(waiting::decrementAndGet);
  }

  void stop(@Observes ShutdownEvent event) {
    hashing.closeAndForget();
  }
}
