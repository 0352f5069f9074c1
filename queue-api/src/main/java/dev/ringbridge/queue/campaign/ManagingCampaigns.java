package dev.ringbridge.queue.campaign;

import dev.ringbridge.core.event.Ids;
import dev.ringbridge.core.event.Tenancy;
import dev.ringbridge.foundation.access.Caller;
import dev.ringbridge.foundation.database.Database;
import dev.ringbridge.foundation.problem.ProblemCode;
import dev.ringbridge.foundation.problem.Refusal;
import dev.ringbridge.queue.InQueue;
import dev.ringbridge.queue.Page;
import dev.ringbridge.queue.QueueTransactions;
import dev.ringbridge.queue.access.UserNews;
import dev.ringbridge.queue.access.Users;
import dev.ringbridge.queue.account.OpenAccounts;
import dev.ringbridge.queue.campaign.CampaignViews.CampaignView;
import dev.ringbridge.queue.campaign.CampaignViews.Counts;
import dev.ringbridge.queue.campaign.CampaignViews.NewCampaign;
import dev.ringbridge.queue.rule.ApplyingRules;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Setting campaigns up and saying who works in them. */
@ApplicationScoped
class ManagingCampaigns {
  private final QueueTransactions transactions;
  private final Campaigns campaigns;
  private final CampaignStaff staff;
  private final CampaignCounts counts;
  private final OpenAccounts accounts;
  private final ApplyingRules rules;
  private final AuditingCampaigns audit;
  private final Ids ids;

  ManagingCampaigns(
      QueueTransactions transactions,
      Campaigns campaigns,
      CampaignStaff staff,
      CampaignCounts counts,
      OpenAccounts accounts,
      ApplyingRules rules,
      AuditingCampaigns audit,
      Ids ids) {
    this.transactions = transactions;
    this.campaigns = campaigns;
    this.staff = staff;
    this.counts = counts;
    this.accounts = accounts;
    this.rules = rules;
    this.audit = audit;
    this.ids = ids;
  }

  Uni<Page<CampaignView>> list(UUID organizationId, @Nullable UUID cursor, int limit) {
    return transactions
        .inOrganization(organizationId, () -> campaigns.page(cursor, limit + 1))
        .chain(read -> views(organizationId, read))
        .map(views -> Page.of(views, limit, CampaignView::id));
  }

  private Uni<List<CampaignView>> views(UUID organizationId, List<Campaign> read) {
    List<UUID> known = read.stream().map(campaign -> campaign.id).toList();
    return counts
        .of(organizationId, known)
        .map(
            all ->
                read.stream()
                    .map(one -> CampaignView.of(one, Set.of(), count(all, one.id)))
                    .toList());
  }

  private static Counts count(Map<UUID, Counts> all, UUID id) {
    return all.getOrDefault(id, Tallies.none());
  }

  Uni<CampaignView> get(UUID organizationId, UUID id) {
    return transactions
        .inOrganization(organizationId, () -> find(id))
        .chain(campaign -> view(organizationId, campaign));
  }

  private Uni<CampaignView> view(UUID organizationId, Campaign campaign) {
    return counts
        .of(organizationId, List.of(campaign.id))
        .chain(
            all ->
                transactions
                    .inOrganization(organizationId, () -> campaigns.agents(campaign.id))
                    .map(agents -> CampaignView.of(campaign, agents, count(all, campaign.id))));
  }

  Uni<CampaignView> create(Caller caller, NewCampaign wanted) {
    Tenancy tenancy = caller.tenancy();
    Campaign campaign = CampaignViews.withDefaults();
    campaign.id = ids.next();
    campaign.organizationId = tenancy.organizationId();
    campaign.branchId = tenancy.branchId();
    campaign.practice = accounts.areSimulated(tenancy.organizationId());
    wanted.applyTo(campaign);
    return transactions
        .inOrganization(
            tenancy.organizationId(),
            () ->
                refuseTakenName(wanted.name(), campaign.id)
                    .chain(() -> campaigns.persist(campaign))
                    .call(() -> audit.created(caller, campaign)))
        .chain(() -> get(tenancy.organizationId(), campaign.id));
  }

  Uni<CampaignView> change(Caller caller, UUID id, NewCampaign change) {
    UUID organizationId = caller.organizationId();
    return transactions
        .inOrganization(
            organizationId,
            () ->
                refuseTakenName(change.name(), id)
                    .chain(() -> hold(id))
                    .call(campaign -> audit.change(caller, campaign, change)))
        .chain(() -> rules.begin(id))
        .chain(() -> get(organizationId, id));
  }

  private Uni<Void> refuseTakenName(String name, UUID except) {
    return campaigns
        .isNameTaken(name, except)
        .invoke(taken -> refuseIf(taken, name))
        .replaceWithVoid();
  }

  private static void refuseIf(boolean taken, String name) {
    if (taken) {
      throw Refusal.of(
          ProblemCode.CONFLICT,
          "There is a campaign called " + name + " already; choose another name.");
    }
  }

  Uni<CampaignView> assign(Caller caller, UUID id, Set<UUID> agents) {
    UUID organizationId = caller.organizationId();
    return transactions
        .inOrganization(
            organizationId,
            () ->
                find(id)
                    .call(campaign -> staff.assign(campaign, agents))
                    .call(campaign -> audit.staffed(caller, campaign, agents)))
        .chain(() -> staff.tell())
        .chain(() -> get(organizationId, id));
  }

  private Uni<Campaign> find(UUID id) {
    return found(campaigns.findById(id));
  }

  /** Its counts move its version all the time: none does between this and the change. */
  private Uni<Campaign> hold(UUID id) {
    return found(campaigns.findById(id, LockModeType.PESSIMISTIC_WRITE));
  }

  private static Uni<Campaign> found(Uni<Campaign> campaign) {
    return campaign.onItem().ifNull().failWith(() -> Refusal.notFound("campaign"));
  }

  /** Who works in campaigns. */
  @ApplicationScoped
  static class CampaignStaff {
    private final Campaigns campaigns;
    private final Users users;
    private final UserNews news;

    CampaignStaff(Campaigns campaigns, Users users, UserNews news) {
      this.campaigns = campaigns;
      this.users = users;
      this.news = news;
    }

    Uni<Void> assign(Campaign campaign, Set<UUID> agents) {
      return users
          .activeAmong(agents)
          .invoke(known -> refuseIfMissing(known.size(), agents.size()))
          .chain(() -> campaigns.assign(campaign, agents));
    }

    private static void refuseIfMissing(int known, int wanted) {
      if (known < wanted) {
        throw Refusal.invalid(
            "agentIds", "Exists", "Some of these users do not exist or are deactivated.");
      }
    }

    Uni<Void> tell() {
      return news.tell();
    }
  }

  /** The counts of campaigns, for whoever asks. */
  @ApplicationScoped
  static class CampaignCounts {
    private final Database database;
    private final Tallies tallies;

    CampaignCounts(@InQueue Database database, Tallies tallies) {
      this.database = database;
      this.tallies = tallies;
    }

    Uni<Map<UUID, Counts>> of(UUID organizationId, List<UUID> campaigns) {
      return database.inOrganization(organizationId, work -> tallies.of(work, campaigns));
    }
  }
}
