package dev.ringbridge.queue.organization;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** The organizations and their branches. */
@ApplicationScoped
public class Organizations implements PanacheRepositoryBase<Organization, UUID> {

  Uni<Boolean> none() {
    return count().map(known -> known == 0);
  }

  Uni<Void> add(Organization organization, Branch branch) {
    return persist(organization)
        .chain(() -> getSession())
        .chain(session -> session.persist(branch));
  }

  /** The country of an organization, as an ISO 3166 code. */
  public Uni<String> country(UUID organizationId) {
    return findById(organizationId).map(organization -> organization.country);
  }
}
