/**
 * Transactions in an organization or as the engine, migrations, and the outbox that leaves with the
 * commit.
 */
@NullMarked
package dev.ringbridge.foundation.database;

import org.jspecify.annotations.NullMarked;
