package dev.ringbridge.queue.broadcast;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.ringbridge.core.call.Broadcast;
import dev.ringbridge.core.campaign.DialingMode;
import dev.ringbridge.core.compliance.CallingGrounds.Agents;
import dev.ringbridge.core.compliance.CallingGrounds.Saying;
import dev.ringbridge.foundation.json.Json;
import dev.ringbridge.foundation.problem.Refusal;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * How a campaign of the mode BROADCAST calls and what it says; as the API shows it, and as it is
 * stored.
 *
 * @param lines how many of its calls may be live at once
 * @param message what is said to whom picks up, by the carrier's voice; it does not start without
 * @param again whether it is said once more to who pressed no key, or one that means nothing
 * @param transferKey the key that asks for an agent; null where none does
 * @param optOutKey the key that asks not to be called any more; null where none does
 * @param optOutText what is said to who pressed it
 * @param nobodyFreeText what is said to who asked for an agent and got none in two seconds
 */
public record BroadcastRules(
    @Min(1) @Max(500) int lines,
    @NotNull @Size(max = 1000) String message,
    boolean again,
    @Nullable @Pattern(regexp = KEY, message = CHOOSE) String transferKey,
    @Nullable @Pattern(regexp = KEY, message = CHOOSE) String optOutKey,
    @NotNull @Size(max = 1000) String optOutText,
    @NotNull @Size(max = 1000) String nobodyFreeText) {
  /** What a campaign begins with: it has no message yet. */
  public static final BroadcastRules DEFAULT =
      new BroadcastRules(
          10,
          "",
          true,
          null,
          "9",
          "Thank you. We will not call you again. Goodbye.",
          "We are sorry, all of our staff are busy. We will not disturb you further today. Goodbye.");

  /** The key # ends an entry at carriers, and is none. */
  private static final String KEY = "[0-9*]";

  private static final String CHOOSE = "Choose one of the keys 0 to 9 and *.";
  private static final String COLUMN = "broadcast";

  /** Those of a row of a campaign. */
  public static BroadcastRules of(Row row) {
    JsonObject stored = row.getJsonObject(COLUMN);
    return stored == null ? DEFAULT : read(stored);
  }

  private static BroadcastRules read(JsonObject json) {
    try {
      return Json.MAPPER.readValue(json.encode(), BroadcastRules.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What the calls of a row of a campaign say; null where somebody talks. */
  public static @Nullable Broadcast said(Row row) {
    return isBroadcast(row) ? of(row).broadcast() : null;
  }

  /** The same, as the law looks at it. */
  public static Saying saying(Row row) {
    if (!isBroadcast(row)) {
      return Saying.NOTHING;
    }
    return of(row).optOutKey == null ? Saying.MESSAGE : Saying.MESSAGE_WITH_OPT_OUT;
  }

  /** Who talks on the calls of a campaign. */
  public static Agents agents(Row row) {
    if (isBroadcast(row)) {
      return of(row).transferKey == null ? Agents.NONE : Agents.WHO_IS_FREE;
    }
    boolean reserves = DialingMode.valueOf(row.getString("mode")).reservesAgents();
    return reserves ? Agents.RESERVED : Agents.WHO_IS_FREE;
  }

  private static boolean isBroadcast(Row row) {
    return DialingMode.valueOf(row.getString("mode")) == DialingMode.BROADCAST;
  }

  private Broadcast broadcast() {
    return new Broadcast(message, again, transferKey, optOutKey, optOutText, nobodyFreeText);
  }

  /** Refuses to have nothing to say, for a campaign that calls already. */
  public void refuseSilence() {
    if (message.isBlank()) {
      throw Refusal.invalid(
          "broadcast.message", "NotBlank", "Write what is said: the campaign is running.");
    }
  }

  /** Refuses keys and words that contradict each other. */
  public void refuseContradictions() {
    if (optOutKey != null && optOutKey.equals(transferKey)) {
      throw Refusal.invalid(
          "broadcast.optOutKey", "Distinct", "Choose another key than the one for an agent.");
    }
    if (optOutKey != null && optOutText.isBlank()) {
      throw Refusal.invalid(
          "broadcast.optOutText", "NotBlank", "Write what is said to who opts out by the key.");
    }
  }
}
