package dev.ringbridge.telephony.guard;

import dev.ringbridge.core.carrier.AccountHold;
import dev.ringbridge.telephony.guard.GuardChanges.GuardEvent;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What admins see of the guard, and what they send. Money is in US dollars. */
final class GuardViews {
  private static final String MOST = "1000000";

  private GuardViews() {}

  /**
   * The guard of an organization.
   *
   * @param stop why all placing is stopped; null where it is not
   * @param limits what all accounts may spend together, and how many calls a new prefix takes
   * @param ownLimits whether they are the organization's own, and not the installation's
   * @param spentPerMinute what the calls of the last 60 seconds cost, as far as is known
   * @param spentToday what those of today do, in UTC
   */
  record GuardView(
      @Nullable PlacingStop stop,
      OrganizationLimits limits,
      boolean ownLimits,
      double spentPerMinute,
      double spentToday,
      List<GuardedAccount> accounts) {}

  /**
   * All placing is stopped.
   *
   * @param byName who did it; null where the guard did by itself
   * @param prefix what the numbers begin with that took too many calls, where that was why
   */
  record PlacingStop(
      Instant since, @Nullable String byName, String reason, @Nullable String prefix) {}

  /**
   * An account's money.
   *
   * @param guarded whether what its calls cost is counted
   * @param ownLimits whether its limits are its own, and not the installation's
   * @param limits what it may spend
   * @param hold what keeps it from taking calls; null where nothing does
   */
  record GuardedAccount(
      UUID accountId,
      String name,
      boolean guarded,
      boolean ownLimits,
      AccountLimits limits,
      double spentPerMinute,
      double spentToday,
      @Nullable AccountHold hold) {}

  /**
   * What an account may spend, in US dollars.
   *
   * @param spendPerMinute within any 60 seconds; left out, as much as there is
   * @param spendPerDay within a day in UTC, likewise
   * @param prices a minute by the first digits of a number, + and country code included, instead of
   *     the assumed prices; the longest that fits counts
   */
  record AccountLimits(
      @Nullable @DecimalMin("0") @DecimalMax(MOST) Double spendPerMinute,
      @Nullable @DecimalMin("0") @DecimalMax(MOST) Double spendPerDay,
      @Nullable @Size(max = 500)
          Map<
                  @Pattern(regexp = "\\+[1-9][0-9]{0,14}", message = "begins with + and digits")
                  String,
                  @NotNull @DecimalMin("0") @DecimalMax("1000") Double>
              prices) {}

  /**
   * What all accounts of an organization may spend together, in US dollars.
   *
   * @param spendPerMinute within any 60 seconds; left out, as much as there is
   * @param spendPerDay within a day in UTC, likewise
   * @param callsToNewPrefix how many calls a block of ten thousand numbers takes that is new,
   *     before all placing stops; left out, any number
   */
  record OrganizationLimits(
      @Nullable @DecimalMin("0") @DecimalMax(MOST) Double spendPerMinute,
      @Nullable @DecimalMin("0") @DecimalMax(MOST) Double spendPerDay,
      @Nullable @Min(1) @Max(10_000) Integer callsToNewPrefix) {}

  /** A stop of all placing. */
  record NewPlacingStop(@NotBlank @Size(max = 500) String reason) {}

  /**
   * The end of a stop.
   *
   * @param trustPrefix whether somebody vouches for the block of numbers that was why
   * @param reason what was found out
   */
  record PlacingRelease(boolean trustPrefix, @NotBlank @Size(max = 500) String reason) {}

  /**
   * A page of what was done to the guard.
   *
   * @param nextCursor asks for the page after it; null on the last
   */
  record GuardEventPage(List<GuardEvent> items, @Nullable UUID nextCursor) {
    /** Of events that were read one further than the page holds. */
    static GuardEventPage of(List<GuardEvent> read, int size) {
      List<GuardEvent> items = read.stream().limit(size).toList();
      return new GuardEventPage(items, read.size() > size ? items.get(size - 1).id() : null);
    }
  }
}
