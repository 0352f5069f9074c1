package dev.ringbridge.gateway.board;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.ringbridge.core.agent.AgentState;
import dev.ringbridge.core.agent.BreakReason;
import dev.ringbridge.core.call.ThirdParty;
import dev.ringbridge.core.campaign.CampaignSnapshot;
import dev.ringbridge.core.carrier.AccountSnapshot;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a board's socket is told. The contract is docs/events/sockets.yaml.
 *
 * <p>{@code seq} counts the changes of the organization in this process: a delta fits on the frame
 * with the seq before it, and a snapshot on anything.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
sealed interface BoardFrame {

  /** All there is, when the socket opens and when it had fallen behind. */
  @JsonTypeName("snapshot")
  record Snapshot(
      long seq,
      Instant at,
      List<CampaignSnapshot> campaigns,
      List<BoardAgent> agents,
      List<AccountSnapshot> accounts)
      implements BoardFrame {}

  /**
   * What changed, each thing whole.
   *
   * @param goneAgents those who are not on shift any more
   */
  @JsonTypeName("delta")
  record Delta(
      long seq,
      List<CampaignSnapshot> campaigns,
      List<BoardAgent> agents,
      List<UUID> goneAgents,
      List<AccountSnapshot> accounts)
      implements BoardFrame {}

  /** The socket lives. */
  @JsonTypeName("heartbeat")
  record Heartbeat() implements BoardFrame {}

  /**
   * An agent on shift.
   *
   * @param name null while their profile was never heard of
   * @param reason of a break, null otherwise
   * @param since when they began to do what they do
   * @param callId the call that is theirs, if any
   * @param heldSince since when they hold their lead; null where they do not
   * @param third who else is called or talks with them, null where nobody is
   */
  record BoardAgent(
      UUID agentId,
      @Nullable String name,
      AgentState state,
      @Nullable BreakReason reason,
      Instant since,
      @Nullable UUID callId,
      List<UUID> campaignIds,
      @Nullable Instant heldSince,
      @Nullable ThirdParty third) {}
}
