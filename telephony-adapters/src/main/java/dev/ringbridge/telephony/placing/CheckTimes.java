package dev.ringbridge.telephony.placing;

import dev.ringbridge.telephony.TelephonyConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** When too little was heard of a placement, so that somebody should look after it. */
@ApplicationScoped
public class CheckTimes {
  private static final Duration OWNER_IS_LATE = Duration.ofSeconds(2);
  private static final Duration WISH_REPEATED = Duration.ofSeconds(3);

  private final TelephonyConfig.Requests requests;
  private final TelephonyConfig.Resolution resolution;

  CheckTimes(TelephonyConfig config) {
    this.requests = config.requests();
    this.resolution = config.resolution();
  }

  /** When to look, null for what is over. */
  @Nullable Instant after(Placement placement, Instant now) {
    Instant usual = usual(placement, now);
    if (usual == null || placement.errand().isEmpty()) {
      return usual;
    }
    Instant soon = now.plus(WISH_REPEATED);
    return soon.isBefore(usual) ? soon : usual;
  }

  private @Nullable Instant usual(Placement placement, Instant now) {
    return switch (placement.state()) {
      case PLACING -> ownerShouldHaveSpoken(placement);
      case UNKNOWN -> now.plus(resolution.every());
      case PLACED -> now.plus(resolution.queueAllowance()).plus(ringLimit(placement));
      case RINGING -> now.plus(ringLimit(placement));
      case ANSWERED -> now.plus(resolution.answeredEvery());
      case REVOKED, EXPIRED, REFUSED, NOT_PLACED, ENDED -> null;
    };
  }

  private Instant ownerShouldHaveSpoken(Placement placement) {
    Instant last = placement.tries().last();
    Instant due = last == null ? placement.carriage().postBy() : last.plus(requests.timeout());
    return due.plus(OWNER_IS_LATE);
  }

  private Duration ringLimit(Placement placement) {
    return Duration.ofSeconds(placement.carriage().rules().ringLimitSeconds())
        .plus(resolution.margin());
  }

  /**
   * When a request without a trace can have made no call any more: after its deadline, the request
   * time-out, the carrier's own queue, the lag of its lists, and a margin.
   */
  public Instant provenUnplaced(Placement placement) {
    Instant postBy = placement.carriage().postBy();
    Instant last = placement.tries().last();
    Instant latest = last != null && last.isAfter(postBy) ? last : postBy;
    return latest
        .plus(requests.timeout())
        .plus(resolution.queueAllowance())
        .plus(resolution.listingLag())
        .plus(resolution.margin());
  }
}
