package dev.ringbridge.gateway.board;

import dev.ringbridge.core.agent.AgentProfile;
import dev.ringbridge.core.agent.AgentSnapshot;
import dev.ringbridge.core.agent.AgentState;
import dev.ringbridge.core.call.TalkSnapshot;
import dev.ringbridge.core.campaign.CampaignSnapshot;
import dev.ringbridge.core.carrier.AccountSnapshot;
import dev.ringbridge.core.event.Event;
import dev.ringbridge.core.event.Snapshot;
import dev.ringbridge.gateway.board.BoardFrame.BoardAgent;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the boards of one organization show, and what of it has changed since the last frame. It is
 * a gauge: of each thing the newest version counts, and what did not change is not said.
 */
final class BoardState {
  private final Map<UUID, CampaignSnapshot> campaigns = new TreeMap<>();
  private final Map<UUID, AgentSnapshot> agents = new TreeMap<>();
  private final Map<UUID, AgentProfile> profiles = new TreeMap<>();
  private final Map<UUID, AccountSnapshot> accounts = new TreeMap<>();
  private final Map<UUID, TalkSnapshot> talks = new TreeMap<>();
  private final Set<UUID> changedCampaigns = new TreeSet<>();
  private final Set<UUID> changedAgents = new TreeSet<>();
  private final Set<UUID> changedAccounts = new TreeSet<>();

  /** Takes in the news of a thing. */
  void take(Event event) {
    if (event instanceof CampaignSnapshot campaign) {
      take(campaign);
    } else if (event instanceof AgentSnapshot agent) {
      take(agent);
    } else if (event instanceof AgentProfile profile) {
      take(profile);
    } else if (event instanceof AccountSnapshot account) {
      take(account);
    } else if (event instanceof TalkSnapshot talk) {
      take(talk);
    }
  }

  private void take(CampaignSnapshot campaign) {
    if (isNewer(campaigns.put(campaign.campaignId(), campaign), campaign, campaigns)) {
      changedCampaigns.add(campaign.campaignId());
    }
  }

  private void take(AccountSnapshot account) {
    if (isNewer(accounts.put(account.accountId(), account), account, accounts)) {
      changedAccounts.add(account.accountId());
    }
  }

  private void take(AgentSnapshot agent) {
    BoardAgent before = shown(agent.agentId());
    isNewer(agents.put(agent.agentId(), agent), agent, agents);
    noteChange(agent.agentId(), before);
  }

  private void take(AgentProfile profile) {
    BoardAgent before = shown(profile.agentId());
    isNewer(profiles.put(profile.agentId(), profile), profile, profiles);
    noteChange(profile.agentId(), before);
  }

  private void take(TalkSnapshot talk) {
    BoardAgent before = shown(talk.agentId());
    isNewer(talks.put(talk.agentId(), talk), talk, talks);
    noteChange(talk.agentId(), before);
  }

  /** What goes on in the call that is the agent's now; null where nothing does. */
  private @Nullable TalkSnapshot talkOf(AgentSnapshot agent) {
    TalkSnapshot talk = talks.get(agent.agentId());
    boolean theirs =
        talk != null && agent.state() == AgentState.ON_CALL && talk.callId().equals(agent.callId());
    return theirs ? talk : null;
  }

  /** Puts the older one back where the newer one was known already. */
  private static <S extends Snapshot> boolean isNewer(
      @Nullable S known, S heard, Map<UUID, S> all) {
    if (known != null && known.version() >= heard.version()) {
      all.put(known.key(), known);
      return false;
    }
    return true;
  }

  /** A renewed lease is no change. */
  private void noteChange(UUID agentId, @Nullable BoardAgent before) {
    BoardAgent after = shown(agentId);
    if (before == null ? after != null : !before.equals(after)) {
      changedAgents.add(agentId);
    }
  }

  private @Nullable BoardAgent shown(UUID agentId) {
    AgentSnapshot agent = agents.get(agentId);
    if (agent == null || agent.state() == AgentState.OFFLINE) {
      return null;
    }
    AgentProfile profile = profiles.get(agentId);
    TalkSnapshot talk = talkOf(agent);
    return new BoardAgent(
        agentId,
        profile == null ? null : profile.name(),
        agent.state(),
        agent.reason(),
        agent.since(),
        agent.callId(),
        agent.campaignIds(),
        talk == null ? null : talk.heldSince(),
        talk == null ? null : talk.third());
  }

  /** All there is. */
  BoardFrame.Snapshot snapshot(long seq, Instant at) {
    return new BoardFrame.Snapshot(
        seq,
        at,
        List.copyOf(campaigns.values()),
        agents.keySet().stream().flatMap(id -> Optional.ofNullable(shown(id)).stream()).toList(),
        List.copyOf(accounts.values()));
  }

  /** What changed since this was asked last; empty if nothing did. */
  Optional<BoardFrame.Delta> delta(long seq) {
    if (changedCampaigns.isEmpty() && changedAgents.isEmpty() && changedAccounts.isEmpty()) {
      return Optional.empty();
    }
    BoardFrame.Delta delta =
        new BoardFrame.Delta(
            seq,
            changedCampaigns.stream().map(campaigns::get).toList(),
            changedAgents.stream().flatMap(id -> Optional.ofNullable(shown(id)).stream()).toList(),
            changedAgents.stream().filter(id -> shown(id) == null).toList(),
            changedAccounts.stream().map(accounts::get).toList());
    changedCampaigns.clear();
    changedAgents.clear();
    changedAccounts.clear();
    return Optional.of(delta);
  }
}
