/**
 * Answered calls and the agents they go to.
 *
 * <p>A call waits from its answer until it is matched, or until the safe-harbor message is due. Two
 * sides can make a match possible: a call that begins to wait, and an agent who becomes available.
 * Both first commit, then run the same one statement under the campaign's lock; whichever runs
 * later sees the other.
 *
 * <p>Rows are locked in this order: the campaign, waiting calls by id, agents by id. The matching
 * statement waits for none of them but the campaign: what is locked is passed by and looked at
 * again.
 */
@NullMarked
package dev.ringbridge.gateway.matching;

import org.jspecify.annotations.NullMarked;
