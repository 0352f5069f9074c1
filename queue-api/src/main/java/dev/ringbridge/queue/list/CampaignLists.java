package dev.ringbridge.queue.list;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The lists of a campaign.
 *
 * @param order who is first among leads of one priority and temperature in one list
 * @param reordering whether the queue is being put into that order; until it is done, some leads
 *     stand where the order before had them
 */
record CampaignLists(LeadOrder order, boolean reordering, List<LeadListView> lists) {
  CampaignLists {
    lists = List.copyOf(lists);
  }

  /**
   * A list.
   *
   * @param weight how many of its leads are taken for each one of a list of weight 1, where both
   *     have leads of the same priority and temperature
   * @param active whether its leads are dialed
   * @param waiting how many of its leads are in the queue, due or not
   */
  record LeadListView(
      UUID id, String name, int weight, boolean active, long waiting, Instant createdAt) {}

  /**
   * A list to set up.
   *
   * @param weight 1 where it is left out
   */
  record NewLeadList(
      @NotBlank @Size(max = 100) String name, @Nullable @Min(1) @Max(100) Integer weight) {}

  /** What is to be different about a list; what is left out stays as it is. */
  record LeadListChange(
      @Nullable @Size(min = 1, max = 100) String name,
      @Nullable @Min(1) @Max(100) Integer weight,
      @Nullable Boolean active) {}

  /** Who is first from now on. */
  record NewOrder(@NotNull LeadOrder order) {}
}
