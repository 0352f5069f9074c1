package dev.ringbridge.queue.recording;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.ringbridge.core.call.RecordingChannels;
import dev.ringbridge.core.call.RecordingTerms;
import dev.ringbridge.foundation.json.Json;
import dev.ringbridge.foundation.problem.Refusal;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Whether and how a campaign's calls are recorded; as the API shows it, and as it is stored.
 *
 * @param on whether its calls are recorded, from the moment on that lead and agent talk
 * @param channels how the voices are kept
 * @param announcement what a lead hears before they talk
 * @param announceAlways whether it is said where the law does not ask for it, too
 * @param optOutKey the key that asks for no recording while it is said; null where none does
 */
public record RecordingRules(
    boolean on,
    @NotNull RecordingChannels channels,
    @NotNull @Size(max = 300) String announcement,
    boolean announceAlways,
    @Nullable @Pattern(regexp = "[0-9*]", message = "Choose one of the keys 0 to 9 and *.")
        String optOutKey) {
  /** What a campaign begins with: nothing is recorded. */
  public static final RecordingRules DEFAULT =
      new RecordingRules(
          false,
          RecordingChannels.MIXED,
          "This call is being recorded for quality purposes.",
          true,
          null);

  private static final String COLUMN = "recording";

  /** Those of a row of a campaign. */
  public static RecordingRules of(Row row) {
    JsonObject stored = row.getJsonObject(COLUMN);
    return stored == null ? DEFAULT : read(stored);
  }

  private static RecordingRules read(JsonObject json) {
    try {
      return Json.MAPPER.readValue(json.encode(), RecordingRules.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What calls to where it must be announced are recorded by; null where they are not recorded. */
  public @Nullable RecordingTerms terms() {
    return on ? new RecordingTerms(channels, announcement, optOutKey) : null;
  }

  /** How long the announcement takes at most, in whole seconds. */
  public int announcementSeconds() {
    RecordingTerms terms = terms();
    Duration length = terms == null ? Duration.ZERO : terms.announcing();
    return (int) length.plusMillis(999).toSeconds();
  }

  /** Refuses to record without words for where the law asks for them. */
  public void refuseSilence() {
    if (on && announcement.isBlank()) {
      throw Refusal.invalid(
          "recording.announcement", "NotBlank", "Write what is said about the recording.");
    }
  }
}
