package dev.ringbridge.telephony.setup;

import dev.ringbridge.core.carrier.AccountHold;
import dev.ringbridge.core.carrier.Route;
import dev.ringbridge.telephony.account.Account;
import dev.ringbridge.telephony.account.KeptAccount;
import dev.ringbridge.telephony.account.KeptAccount.Setup;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What admins see of accounts: everything but secrets. */
final class AccountViews {
  private AccountViews() {}

  /**
   * A page of the accounts.
   *
   * @param nextCursor asks for the page after it; null on the last
   */
  record CarrierAccountPage(List<CarrierAccountView> items, @Nullable UUID nextCursor) {
    /** Of accounts that were read one further than the page holds. */
    static CarrierAccountPage of(List<KeptAccount> read, int size) {
      List<CarrierAccountView> items =
          read.stream().limit(size).map(CarrierAccountView::of).toList();
      return new CarrierAccountPage(items, read.size() > size ? items.get(size - 1).id() : null);
    }
  }

  /**
   * A page of what was done to an account.
   *
   * @param nextCursor asks for the page after it; null on the last
   */
  record CarrierAccountEventPage(List<CarrierAccountEvent> items, @Nullable UUID nextCursor) {
    /** Of events that were read one further than the page holds. */
    static CarrierAccountEventPage of(List<CarrierAccountEvent> read, int size) {
      List<CarrierAccountEvent> items = read.stream().limit(size).toList();
      return new CarrierAccountEventPage(
          items, read.size() > size ? items.get(size - 1).id() : null);
    }
  }

  /** Whether an account is dialed with, and if not, why. */
  enum CarrierAccountState {
    OPEN,
    /** Closed by a person, or no longer configured. */
    CLOSED,
    /** Closed because the carrier refused it. */
    REFUSED,
    /** Open, and left alone for a while because its carrier did not answer the last requests. */
    RESTING,
    /** Open, and placed with no more for the money's sake. */
    HELD
  }

  /**
   * An account.
   *
   * @param managed whether admins added it here; one of the configuration cannot be changed here
   * @param simulated whether it calls nobody real
   * @param preference the lowest is dialed with first
   * @param routes which numbers it is dialed with; where there are none, all in its countries
   * @param restsUntil when it dials again; null where it does not rest
   * @param hold what keeps it from taking calls for the money's sake; null where nothing does
   * @param addedAt null for one of the configuration, as is {@code changedAt}
   */
  record CarrierAccountView(
      UUID id,
      boolean managed,
      String kind,
      String name,
      CarrierAccountState state,
      boolean simulated,
      double callsPerSecond,
      List<String> callerIds,
      List<String> countries,
      int preference,
      List<Route> routes,
      List<SettingView> settings,
      @Nullable Instant restsUntil,
      @Nullable AccountHold hold,
      @Nullable Instant addedAt,
      @Nullable Instant changedAt) {
    static CarrierAccountView of(KeptAccount kept) {
      Account account = kept.account();
      Setup setup = kept.setup();
      return new CarrierAccountView(
          account.id(),
          setup != null,
          kept.kind(),
          setup == null ? "Account of the configuration" : setup.name(),
          state(kept),
          account.simulated(),
          account.callsPerSecond(),
          setup == null ? List.of() : setup.callerIds(),
          account.countries().stream().sorted().toList(),
          account.preference(),
          account.routes(),
          setup == null ? List.of() : settings(setup),
          account.restsUntil(),
          account.hold(),
          setup == null ? null : setup.addedAt(),
          setup == null ? null : setup.changedAt());
    }

    private static CarrierAccountState state(KeptAccount kept) {
      if (kept.account().open()) {
        return CarrierAccountState.OPEN;
      }
      if (kept.account().hold() != null) {
        return CarrierAccountState.HELD;
      }
      if (kept.account().restsUntil() != null) {
        return CarrierAccountState.RESTING;
      }
      return kept.refused() ? CarrierAccountState.REFUSED : CarrierAccountState.CLOSED;
    }

    private static List<SettingView> settings(Setup setup) {
      return Stream.concat(
              setup.settings().entrySet().stream()
                  .map(one -> new SettingView(one.getKey(), one.getValue(), null)),
              setup.secrets().stream().map(one -> new SettingView(one.name(), null, one.setAt())))
          .sorted(Comparator.comparing(SettingView::name))
          .toList();
    }
  }

  /**
   * One of the things that an account is set up with.
   *
   * @param value null for a secret
   * @param setAt since when a secret is the one; null for what is none
   */
  record SettingView(String name, @Nullable String value, @Nullable Instant setAt) {}

  /**
   * A carrier that accounts can be added of.
   *
   * @param title its name on a screen
   * @param hindrance why none can be added now, and what to do; null where one can
   * @param simulable whether there is a simulated carrier that accounts can be with
   * @param callsAgents whether it calls agents' phones, so that somebody must say where
   * @param fields what it needs of an account
   */
  record CarrierKindView(
      String kind,
      String title,
      @Nullable String hindrance,
      boolean simulable,
      boolean callsAgents,
      List<SettingField> fields) {}

  /**
   * Something that an admin did to an account.
   *
   * @param changed the names of what was changed, never what it was changed to
   */
  record CarrierAccountEvent(
      UUID id,
      Instant at,
      UUID userId,
      String userName,
      CarrierAccountAction action,
      List<String> changed) {}

  /** What admins do to accounts. */
  enum CarrierAccountAction {
    ADDED,
    CHANGED,
    OPENED,
    CLOSED
  }
}
