package dev.ringbridge.simulator.mail;

import dev.ringbridge.simulator.webhook.Hook;
import dev.ringbridge.simulator.webhook.Message;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A webhook that asks for nothing: a status, a verdict, an event of a conference or a leg.
 *
 * @param callSid of which call, null if of none
 * @param event its name, for the log
 * @param sequence which one of its call or conference it is, empty if they are not numbered
 * @param facts what its log entries say besides
 */
public record Letter(
    String accountSid,
    @Nullable String callSid,
    String event,
    String sequence,
    Map<String, Object> facts,
    Message message) {

  /** A copy that somebody forged. */
  Letter forged() {
    return with(message instanceof Hook hook ? hook.forged() : message);
  }

  /** The letter with a parameter that nobody has heard of. */
  Letter extended() {
    return with(message instanceof Hook hook ? hook.with("NewSinceToday", "1") : message);
  }

  private Letter with(Message other) {
    return new Letter(accountSid, callSid, event, sequence, facts, other);
  }
}
