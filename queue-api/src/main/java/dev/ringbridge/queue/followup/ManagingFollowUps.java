package dev.ringbridge.queue.followup;

import dev.ringbridge.core.access.Role;
import dev.ringbridge.foundation.access.Caller;
import dev.ringbridge.foundation.database.Database;
import dev.ringbridge.foundation.database.Work;
import dev.ringbridge.foundation.problem.ProblemCode;
import dev.ringbridge.foundation.problem.Refusal;
import dev.ringbridge.queue.InQueue;
import dev.ringbridge.queue.Page;
import dev.ringbridge.queue.followup.FollowUps.Change;
import dev.ringbridge.queue.followup.FollowUps.Filter;
import dev.ringbridge.queue.followup.FollowUps.Wanted;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Agents keep their own follow-ups; supervisors and admins see to everybody's. */
@ApplicationScoped
class ManagingFollowUps {
  /** Somebody's clock may be ahead of ours. */
  private static final Duration TOLERANCE = Duration.ofMinutes(5);

  private static final Duration LONGEST = Duration.ofDays(5 * 365);

  private final Database database;
  private final FollowUps followUps;
  private final Clock clock;

  ManagingFollowUps(@InQueue Database database, FollowUps followUps, Clock clock) {
    this.database = database;
    this.followUps = followUps;
    this.clock = clock;
  }

  Uni<Page<FollowUp>> list(Caller caller, Filter wanted, @Nullable UUID cursor, int limit) {
    UUID owner = owner(caller);
    refuseOthers(owner, wanted.agentId(), "Agents see their own follow-ups.");
    Filter filter =
        new Filter(owner == null ? wanted.agentId() : owner, wanted.leadId(), wanted.state());
    return database
        .inOrganization(
            caller.organizationId(),
            work -> followUps.page(work, filter, clock.instant(), cursor, limit + 1))
        .map(read -> Page.of(read, limit, FollowUp::id));
  }

  Uni<FollowUp> add(Caller caller, Wanted wanted) {
    refuseOthers(owner(caller), wanted.agentId(), "Agents write down their own follow-ups.");
    refuseFarAway(wanted.scheduledAt());
    return database.inOrganization(
        caller.organizationId(),
        work ->
            refuseStrangers(work, wanted.agentId())
                .chain(() -> followUps.add(work, wanted, caller.userId()))
                .map(added -> added.orElseThrow(ManagingFollowUps::noLead))
                .chain(id -> get(work, id, null)));
  }

  Uni<FollowUp> change(Caller caller, UUID id, Change change) {
    UUID owner = owner(caller);
    refuseOthers(owner, change.agentId(), "Agents cannot give follow-ups to others.");
    refuseFarAway(change.scheduledAt());
    return database.inOrganization(
        caller.organizationId(),
        work ->
            refuseStrangers(work, change.agentId())
                .chain(
                    () ->
                        followUps.change(work, id, change, caller.userId(), clock.instant(), owner))
                .chain(() -> get(work, id, owner)));
  }

  private Uni<FollowUp> get(Work work, UUID id, @Nullable UUID owner) {
    return followUps.get(work, id, owner).map(ManagingFollowUps::found);
  }

  private static FollowUp found(Optional<FollowUp> one) {
    return one.orElseThrow(() -> Refusal.notFound("follow-up"));
  }

  /** Whose follow-ups somebody may see to; null where it may be anybody's. */
  private static @Nullable UUID owner(Caller caller) {
    return caller.role() == Role.AGENT ? caller.userId() : null;
  }

  private static void refuseOthers(@Nullable UUID owner, @Nullable UUID agent, String why) {
    if (owner != null && agent != null && !owner.equals(agent)) {
      throw Refusal.of(ProblemCode.AUTHORIZATION_ERROR, why);
    }
  }

  private void refuseFarAway(@Nullable Instant at) {
    Instant now = clock.instant();
    if (at != null && (at.isBefore(now.minus(TOLERANCE)) || at.isAfter(now.plus(LONGEST)))) {
      throw Refusal.invalid("scheduledAt", "Future", "Choose a time within the next five years.");
    }
  }

  private Uni<Void> refuseStrangers(Work work, @Nullable UUID agent) {
    return agent == null
        ? Uni.createFrom().voidItem()
        : followUps.worksHere(work, agent).invoke(ManagingFollowUps::refuse).replaceWithVoid();
  }

  private static void refuse(boolean worksHere) {
    if (!worksHere) {
      throw Refusal.invalid("agentId", "WorksHere", "Nobody who works here has this id.");
    }
  }

  private static Refusal noLead() {
    return Refusal.invalid("leadId", "Lead", "There is no such lead.");
  }
}
