package dev.ringbridge.core.access;

/** What a user is in an organization; a name of these is what a token carries. */
public enum Role {
  /** Runs the platform, across organizations. */
  OPERATOR,
  /** Runs an organization: its users, leads and campaigns. */
  ADMIN,
  /** Watches and helps. */
  SUPERVISOR,
  /** Takes calls. */
  AGENT,
  /** Reads figures. */
  VIEWER
}
