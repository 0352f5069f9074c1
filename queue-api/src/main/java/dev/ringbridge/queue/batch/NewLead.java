package dev.ringbridge.queue.batch;

import dev.ringbridge.core.call.PhoneNumber;
import dev.ringbridge.core.lead.Numbers;
import dev.ringbridge.core.lead.Priority;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A lead to add by itself; what is left out is empty, and the priority is medium.
 *
 * @param campaignId the campaign that calls it
 * @param listId its list in the campaign; the first where it is left out
 * @param phone as people write it
 * @param country ISO 3166: how a number without a country code is read; left out it is the
 *     organization's
 * @param region the state or province of the address
 * @param otherPhones the person's other numbers, in the order in which they take turns
 * @param attributes what has no field of its own
 */
public record NewLead(
    @NotNull UUID campaignId,
    @Nullable UUID listId,
    @NotNull @Size(max = 40) String phone,
    @Nullable @Size(max = Numbers.MOST - 1) List<@NotBlank @Size(max = 40) String> otherPhones,
    @Nullable @Pattern(regexp = "[A-Za-z]{2}", message = "is an ISO 3166 code of two letters")
        String country,
    @Nullable @Size(max = 2000) String name,
    @Nullable @Size(max = 2000) String email,
    @Nullable @Size(max = 2000) String language,
    @Nullable @Size(max = 2000) String source,
    @Nullable @Size(max = 2000) String externalId,
    @Nullable @Size(max = 2000) String region,
    @Nullable Priority priority,
    @Nullable @Min(0) @Max(100) Integer score,
    @Nullable @Size(max = 100)
        Map<@NotBlank @Size(max = 200) String, @NotNull @Size(max = 2000) String> attributes) {

  /** A number that somebody dials, of whom nothing else is known. */
  public static NewLead dialed(UUID campaignId, PhoneNumber number) {
    return ofNumber(campaignId, number, "Dialed by hand");
  }

  /** Somebody who called us, of whom nothing else is known. */
  public static NewLead calledUs(UUID campaignId, PhoneNumber number) {
    return ofNumber(campaignId, number, "Called us");
  }

  private static NewLead ofNumber(UUID campaignId, PhoneNumber number, String source) {
    return new NewLead(
        campaignId,
        null,
        number.e164(),
        null,
        null,
        null,
        null,
        null,
        source,
        null,
        null,
        null,
        null,
        null);
  }

  /** The same as a row of a file reads it, so that one set of rules judges both. */
  LeadRow row(PhoneReader phones) {
    Map<String, @Nullable Object> said = new LinkedHashMap<>();
    said.put("phone", phone);
    int column = 2;
    for (String other : otherPhones == null ? List.<String>of() : otherPhones) {
      said.put("phone " + column++, other);
    }
    said.put("name", name);
    said.put("email", email);
    said.put("language", language);
    said.put("source", source);
    said.put("external id", externalId);
    said.put("region", region);
    said.put("priority", priority);
    said.put("score", score);
    List<String> values = new ArrayList<>();
    said.values().forEach(value -> values.add(value == null ? "" : value.toString()));
    Columns columns = Columns.known(List.copyOf(said.keySet()));
    return new RowReader(columns, phones).read(0, values.toArray(String[]::new));
  }

  /** What has no field of its own. */
  Map<String, String> others() {
    return attributes == null ? Map.of() : attributes;
  }
}
