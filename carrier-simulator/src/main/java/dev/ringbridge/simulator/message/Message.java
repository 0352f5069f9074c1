package dev.ringbridge.simulator.message;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A message as the API shows it.
 *
 * @param body empty once it was redacted
 * @param sent when it left, null before
 * @param errorCode the carrier's code of what went wrong with it
 */
public record Message(
    String sid,
    MessageRequest request,
    String body,
    MessageStatus status,
    Instant created,
    Instant updated,
    @Nullable Instant sent,
    Optional<Integer> errorCode) {
  private static final int GSM_ALONE = 160;
  private static final int GSM_PART = 153;
  private static final int UNICODE_ALONE = 70;
  private static final int UNICODE_PART = 67;
  private static final int LAST_ASCII = 127;

  static Message begun(String sid, MessageRequest request, Instant now) {
    MessageStatus first =
        request.service().isPresent() ? MessageStatus.ACCEPTED : MessageStatus.QUEUED;
    return new Message(
        sid,
        request,
        request.body(),
        request.sendAt().isPresent() ? MessageStatus.SCHEDULED : first,
        now,
        now,
        null,
        Optional.empty());
  }

  Message become(MessageStatus next, Instant now) {
    Instant left = next == MessageStatus.SENT ? now : sent;
    return new Message(sid, request, body, next, created, now, left, errorCode);
  }

  Message undelivered(int code, Instant now) {
    return new Message(
        sid, request, body, MessageStatus.UNDELIVERED, created, now, sent, Optional.of(code));
  }

  Message redacted(Instant now) {
    return new Message(sid, request, "", status, created, now, sent, errorCode);
  }

  /** Whether it goes by WhatsApp. */
  boolean isWhatsApp() {
    return request.to().startsWith("whatsapp:");
  }

  /** How many parts it is sent in: what is beyond ASCII is taken to need the longer alphabet. */
  public int segments() {
    String text = request.body();
    boolean plain = text.chars().allMatch(letter -> letter <= LAST_ASCII);
    int alone = plain ? GSM_ALONE : UNICODE_ALONE;
    int part = plain ? GSM_PART : UNICODE_PART;
    return text.length() <= alone ? 1 : (text.length() + part - 1) / part;
  }
}
