package dev.ringbridge.telephony.recording;

import java.io.IOException;
import java.util.Optional;

/**
 * The place for files does not do what it is asked. The message is for whoever runs this: what is
 * wrong and what to do, without a secret or a phone number.
 */
final class StoreException extends IOException {
  private static final long serialVersionUID = 1;

  StoreException(String words, Throwable cause) {
    super(words, cause);
  }

  /** Nobody was asked. */
  StoreException(String words) {
    super(words);
  }

  /** What one that is the cause of a failure says. */
  static Optional<String> wordsIn(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof StoreException store) {
        return Optional.ofNullable(store.getMessage());
      }
    }
    return Optional.empty();
  }
}
