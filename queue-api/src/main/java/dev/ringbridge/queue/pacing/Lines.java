package dev.ringbridge.queue.pacing;

import dev.ringbridge.core.campaign.DialingMode;
import dev.ringbridge.core.carrier.AccountSnapshot;
import dev.ringbridge.core.carrier.Routing;
import dev.ringbridge.queue.compliance.Patterns.Place;
import dev.ringbridge.queue.lead.Queue.Claimed;
import dev.ringbridge.queue.lead.Share;
import dev.ringbridge.queue.pacing.Rooms.Room;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Where a campaign may call now, on which accounts, and how many calls each of them has room for.
 *
 * @param open where it may call
 * @param rooms of the accounts that take calls there, the preferred first
 */
record Lines(OpenPlaces open, Lanes lanes, List<Room> rooms) {
  static Lines of(Collection<Place> places, Routing routing, PacedCampaign campaign) {
    Lanes lanes = Lanes.of(places, routing);
    return new Lines(
        OpenPlaces.of(
            places, campaign.grounds(), lanes::reach, routing.ringsAgents(), campaign.now()),
        lanes,
        List.of());
  }

  Lines with(List<Room> known) {
    return new Lines(open, lanes, known);
  }

  List<AccountSnapshot> accounts() {
    return lanes.accounts(open.patterns());
  }

  /** What the accounts allow together. */
  double callsPerSecond() {
    return rooms.stream().mapToDouble(room -> room.account().callsPerSecond()).sum();
  }

  /** What is planned on them; where there are several, of each no more than it may have. */
  int ahead() {
    return rooms.size() == 1
        ? rooms.get(0).ahead()
        : rooms.stream().mapToInt(room -> Math.min(room.ahead(), room.most())).sum();
  }

  /**
   * The accounts that have room. What is only shown to agents takes none: the rate is asked when
   * they dial.
   */
  List<Room> free(PacedCampaign campaign) {
    return campaign.mode() == DialingMode.PREVIEW
        ? rooms.stream().map(Room::unlimited).toList()
        : rooms.stream().filter(room -> room.left() > 0).toList();
  }

  /** Those whom any account with room is for. */
  Share ofAll(PacedCampaign campaign) {
    return lanes.share(open.patterns(), ids(free(campaign)), null);
  }

  /** Those whom one account is for. */
  Share of(UUID accountId) {
    return lanes.share(open.patterns(), Set.of(accountId), accountId);
  }

  /** The account that takes the call to a lead that was claimed for one of them. */
  AccountSnapshot accountOf(Claimed lead) {
    return lanes
        .of(lead.patternId(), lead.phone())
        .orElseThrow(() -> new IllegalStateException("claimed for no account: " + lead.leadId()));
  }

  private static Set<UUID> ids(List<Room> some) {
    return some.stream()
        .map(room -> room.account().accountId())
        .collect(Collectors.toUnmodifiableSet());
  }
}
