/**
 * The ledger test: a house of separate processes that is killed, stopped and lied to, judged by the
 * carrier's own log and the file that was imported.
 */
@NullMarked
package dev.ringbridge.loadtest.ledger;

import org.jspecify.annotations.NullMarked;
