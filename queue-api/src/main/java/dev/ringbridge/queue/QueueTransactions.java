package dev.ringbridge.queue;

import dev.ringbridge.queue.access.Users;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import java.util.function.Supplier;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Transactions of the repositories, one operation at a time: inside one organization, or, for the
 * few things that come before anybody is known, as the engine.
 */
@ApplicationScoped
public class QueueTransactions {
  private static final String UNIT = "queue";

  private final Users users;

  QueueTransactions(Users users) {
    this.users = users;
  }

  /** One transaction that sees the rows of this organization only. */
  public <T> Uni<T> inOrganization(UUID organizationId, Supplier<Uni<T>> work) {
    return Panache.withTransaction(
        UNIT,
        () -> users.getSession().chain(session -> enter(session, organizationId)).chain(work::get));
  }

  /** One transaction across organizations. */
  public <T> Uni<T> asEngine(Supplier<Uni<T>> work) {
    return Panache.withTransaction(
        UNIT, () -> users.getSession().chain(QueueTransactions::switchRole).chain(work::get));
  }

  private static Uni<?> enter(Mutiny.Session session, UUID organizationId) {
    return session
        .createNativeQuery(
            "select set_config('ringbridge.organization', :organization, true)", String.class)
        .setParameter("organization", organizationId.toString())
        .getSingleResult();
  }

  private static Uni<?> switchRole(Mutiny.Session session) {
    return session.createNativeQuery("set local role queue_engine").executeUpdate();
  }
}
