package dev.ringbridge.telephony.callerid;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What admins see of the numbers that calls show, and what they send. */
final class CallerIdViews {
  private CallerIdViews() {}

  /**
   * A number that calls may show.
   *
   * @param accountName what its account is called
   * @param dailyCap how many calls show it in a day (UTC) at most; null is any number
   * @param agentId whose own it is; null where it is nobody's
   * @param campaignIds in whose pools it is
   * @param restedAt since when no call shows it, because somebody lets it rest or the carrier
   *     refused it; null where calls do
   * @param refusal what the carrier said when it refused it, and so why it rests; null where it did
   *     not
   * @param answerPct the answered share of its calls of the last days, in percent; null while there
   *     are too few
   * @param falling whether today's share is much lower than that of the days before
   * @param days how it did, the newest day first
   */
  record CallerIdView(
      UUID accountId,
      String accountName,
      String number,
      @Nullable Integer dailyCap,
      @Nullable UUID agentId,
      List<UUID> campaignIds,
      @Nullable Instant restedAt,
      @Nullable String refusal,
      @Nullable Double answerPct,
      boolean falling,
      List<CallerIdDay> days) {
    @Override
    public String toString() {
      return "CallerIdView";
    }
  }

  /**
   * How a number did on a day, in UTC.
   *
   * @param calls that showed it
   * @param ended those of them that the carrier placed and that are over
   * @param answered those of them that were answered
   */
  record CallerIdDay(LocalDate day, int calls, int ended, int answered) {}

  /**
   * What is set for a number; what is left out is not set any more.
   *
   * @param dailyCap how many calls show it in a day (UTC) at most
   * @param agentId whose own it is: calls reserved for them show it, and no others
   * @param campaignIds in whose pools it is
   * @param resting whether no call shows it
   */
  record CallerIdSettings(
      @NotNull UUID accountId,
      @NotNull @Pattern(regexp = "\\+[1-9][0-9]{6,14}") String number,
      @Nullable @Min(1) @Max(100_000) Integer dailyCap,
      @Nullable UUID agentId,
      @Nullable @Size(max = 200) Set<@NotNull UUID> campaignIds,
      boolean resting) {
    @Override
    public String toString() {
      return "CallerIdSettings";
    }
  }
}
