package dev.ringbridge.queue.campaign;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The campaigns, and who works in them. */
@ApplicationScoped
class Campaigns implements PanacheRepositoryBase<Campaign, UUID> {

  Uni<List<Campaign>> page(@Nullable UUID before, int size) {
    return before == null
        ? find("order by id desc").range(0, size - 1).list()
        : find("id < ?1 order by id desc", before).range(0, size - 1).list();
  }

  Uni<Boolean> isNameTaken(String name, UUID except) {
    return count("name = ?1 and id <> ?2", name, except).map(known -> known > 0);
  }

  Uni<Set<UUID>> agents(UUID campaignId) {
    return getSession()
        .chain(
            session ->
                session
                    .createNativeQuery(
                        "select user_id from queue.campaign_agents where campaign_id = :id",
                        UUID.class)
                    .setParameter("id", campaignId)
                    .getResultList())
        .map(ids -> ids.stream().collect(Collectors.toUnmodifiableSet()));
  }

  /** These and no others work in it; their profiles are newer afterwards. */
  Uni<Void> assign(Campaign campaign, Set<UUID> agents) {
    UUID[] wanted = agents.toArray(UUID[]::new);
    return renew(campaign.id, wanted)
        .chain(() -> remove(campaign.id, wanted))
        .chain(() -> add(campaign, wanted));
  }

  /** Who comes or goes is news to whoever copies their profile. */
  private Uni<Integer> renew(UUID campaignId, UUID[] wanted) {
    return execute(
        """
        update queue.users set version = version + 1
         where (id in (select user_id from queue.campaign_agents where campaign_id = :id)) <> (id = any(:wanted))""",
        campaignId,
        wanted);
  }

  private Uni<Integer> remove(UUID campaignId, UUID[] wanted) {
    return execute(
        "delete from queue.campaign_agents where campaign_id = :id and user_id <> all(:wanted)",
        campaignId,
        wanted);
  }

  private Uni<Void> add(Campaign campaign, UUID[] wanted) {
    return execute(
            """
            insert into queue.campaign_agents (campaign_id, user_id, organization_id, branch_id)
            select c.id, u.id, c.organization_id, c.branch_id
              from queue.campaigns c join queue.users u on u.id = any(:wanted)
             where c.id = :id
                on conflict do nothing""",
            campaign.id,
            wanted)
        .replaceWithVoid();
  }

  private Uni<Integer> execute(String statement, UUID campaignId, UUID[] wanted) {
    return getSession()
        .chain(
            session ->
                session
                    .createNativeQuery(statement)
                    .setParameter("id", campaignId)
                    .setParameter("wanted", wanted)
                    .executeUpdate());
  }
}
