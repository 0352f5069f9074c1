package dev.ringbridge.core.event;

import java.time.Instant;
import java.util.UUID;

/**
 * A fact or a command on a topic. Each topic has one sealed hierarchy of them; the type's name on
 * the wire is the record's name and a version, for example {@code CallAnswered.v1}.
 */
public interface Event {
  /** Whose event this is. */
  Tenancy tenancy();

  /** The record key on the topic: a call id, an agent id or the id of the entity described. */
  UUID key();

  /** When it happened, or when the command was given. */
  Instant at();
}
