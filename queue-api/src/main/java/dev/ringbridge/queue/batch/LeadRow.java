package dev.ringbridge.queue.batch;

import dev.ringbridge.core.call.PhoneNumber;
import dev.ringbridge.core.lead.Priority;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One row of a file, read: a lead, or the reason why it is none. */
sealed interface LeadRow {
  /** The row's number in the file, the header being 1. */
  int number();

  /**
   * A row that is a lead.
   *
   * @param others the numbers that it says beside the first
   */
  record Good(
      int number, PhoneNumber phone, List<OtherPhone> others, Details details, String content)
      implements LeadRow {}

  /** A row that is none. */
  record Bad(int number, RowRefusal reason, String content) implements LeadRow {}

  /**
   * What a row says besides the number.
   *
   * @param region the state or province of the address; empty where none is said
   * @param consent what the person agreed to; null where nothing is said
   * @param attributes the columns that have no field of their own, by their header
   */
  record Details(
      String name,
      String email,
      String language,
      String source,
      String externalId,
      @Nullable Integer score,
      Priority priority,
      String region,
      @Nullable RowConsent consent,
      Map<String, String> attributes) {}
}
