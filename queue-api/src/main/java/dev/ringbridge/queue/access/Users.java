package dev.ringbridge.queue.access;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The users. */
@ApplicationScoped
public class Users implements PanacheRepositoryBase<User, UUID> {
  Uni<@Nullable User> called(String username) {
    return find("lower(username) = ?1", username.toLowerCase(Locale.ROOT)).firstResult();
  }

  Uni<List<User>> page(@Nullable UUID after, int size) {
    return after == null
        ? find("order by id").range(0, size - 1).list()
        : find("id > ?1 order by id", after).range(0, size - 1).list();
  }

  /** Those of these users who exist here and are active. */
  public Uni<List<User>> activeAmong(Collection<UUID> ids) {
    return ids.isEmpty() ? Uni.createFrom().item(List.of()) : list("id in ?1 and active", ids);
  }
}
