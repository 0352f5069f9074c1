/** The lists that a campaign's leads are in, and who is first among leads of one tier. */
@NullMarked
package dev.ringbridge.queue.list;

import org.jspecify.annotations.NullMarked;
