package dev.ringbridge.loadtest.webhooks;

import io.vertx.core.buffer.Buffer;

/**
 * One webhook on its way.
 *
 * @param kind what is wrong with it, if anything is
 * @param dueNanos when it is to be sent
 * @param request all of it, as it goes over the wire
 */
record Callback(Kind kind, long dueNanos, Buffer request) {
  /** What a webhook is. */
  enum Kind {
    /** The carrier's, for the first time. */
    GENUINE,
    /** The carrier's, once more. */
    REPLAYED,
    /** Under a signature that nobody made with the account's token. */
    FORGED,
    /** The carrier's signature over something else. */
    ALTERED
  }
}
