package dev.ringbridge.foundation.database;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Where the database is; the logins are the datasources' own settings. */
@ConfigMapping(prefix = "ringbridge.database")
public interface DatabaseConfig {
  /** The server's host. */
  @WithDefault("localhost")
  String host();

  /** Its port. */
  @WithDefault("5432")
  int port();

  /** The database's name. */
  @WithDefault("ringbridge")
  String name();

  /** The role that owns the schemas and migrates them. */
  @WithDefault("ringbridge_owner")
  String owner();

  /** The owner's password. */
  String ownerPassword();
}
