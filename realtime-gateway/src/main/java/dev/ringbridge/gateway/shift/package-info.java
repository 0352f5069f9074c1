/**
 * Agents on shift: their rows, what happens to them, and the leases that hold them.
 *
 * <p>{@link dev.ringbridge.core.agent.Agent} decides; a row is only changed while it is locked, by
 * a {@link dev.ringbridge.gateway.shift.Crew}. Rows are locked in the order of their ids, after
 * those of waiting calls.
 */
@NullMarked
package dev.ringbridge.gateway.shift;

import org.jspecify.annotations.NullMarked;
