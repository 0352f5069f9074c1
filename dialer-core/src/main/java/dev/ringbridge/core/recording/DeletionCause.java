package dev.ringbridge.core.recording;

/** Why a recording was deleted. */
public enum DeletionCause {
  /** Somebody asked for it. */
  ON_REQUEST,
  /** It was kept as long as the organization keeps recordings. */
  RETENTION
}
