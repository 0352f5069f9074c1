package dev.ringbridge.gateway.desk;

import dev.ringbridge.core.call.CallEvent.CallEnded;
import dev.ringbridge.core.call.CallEvent.CallPlacementLost;
import dev.ringbridge.core.call.CallEvent.CallPlacing;
import dev.ringbridge.core.call.CallEvent.CallRinging;
import dev.ringbridge.core.call.CallRef;
import dev.ringbridge.core.call.Reservation;
import dev.ringbridge.core.preview.PreviewEnd;
import dev.ringbridge.core.preview.PreviewEvent.PreviewClosed;
import dev.ringbridge.core.preview.PreviewEvent.PreviewOffered;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The call that is shown to, or placed for, one agent, until somebody answers it or it comes to
 * nothing.
 */
final class DeskDialing {
  private final UUID agentId;
  private final Function<UUID, @Nullable String> campaignNames;
  private @Nullable CallRef dialing;
  private boolean placed;
  private boolean ringing;

  DeskDialing(UUID agentId, Function<UUID, @Nullable String> campaignNames) {
    this.agentId = agentId;
    this.campaignNames = campaignNames;
  }

  List<DeskFrame> on(PreviewOffered offered) {
    if (isShown(offered.call())) {
      return List.of();
    }
    dialing = offered.call();
    placed = false;
    ringing = false;
    UUID campaign = offered.call().campaignId();
    return List.of(
        new DeskFrame.Preview(
            offered.call().callId(),
            offered.call().leadId(),
            campaign,
            campaignNames.apply(campaign),
            offered.until(),
            offered.dials()));
  }

  List<DeskFrame> on(PreviewClosed closed) {
    boolean over = closed.end() != PreviewEnd.DIALED && isShown(closed.call()) && !placed;
    return over ? gone(new DeskFrame.Released(closed.call().callId())) : List.of();
  }

  List<DeskFrame> on(CallPlacing placing) {
    if (!isFor(placing.reservation()) || (isShown(placing.call()) && placed)) {
      return List.of();
    }
    dialing = placing.call();
    placed = true;
    ringing = false;
    return List.of(frame(placing.call(), placing.at()));
  }

  List<DeskFrame> on(CallRinging rings) {
    if (!isShown(rings.call()) || ringing) {
      return List.of();
    }
    ringing = true;
    return List.of(frame(rings.call(), rings.at()));
  }

  private DeskFrame frame(CallRef call, Instant at) {
    String campaign = campaignNames.apply(call.campaignId());
    return new DeskFrame.Dialing(
        call.callId(), call.leadId(), call.campaignId(), campaign, ringing, at);
  }

  /** Somebody answered, and the agent is on it. */
  void answered(CallRef call) {
    if (isShown(call)) {
      dialing = null;
    }
  }

  List<DeskFrame> on(CallPlacementLost lost) {
    return isShown(lost.call()) ? gone(new DeskFrame.Released(lost.call().callId())) : List.of();
  }

  /** Also of a call that never was placed: who asked for it, or looks at its lead, waits. */
  List<DeskFrame> on(CallEnded ended) {
    return isShown(ended.call()) || isFor(ended.reservation())
        ? gone(new DeskFrame.CallOver(ended.call().callId(), ended.ending(), ended.at()))
        : List.of();
  }

  private List<DeskFrame> gone(DeskFrame frame) {
    dialing = null;
    return List.of(frame);
  }

  private boolean isFor(@Nullable Reservation promise) {
    return promise != null && promise.agentId().equals(agentId);
  }

  private boolean isShown(CallRef call) {
    return dialing != null && dialing.callId().equals(call.callId());
  }
}
