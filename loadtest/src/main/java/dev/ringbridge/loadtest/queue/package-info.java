/** The priority queue beside its peers, on one PostgreSQL. */
@NullMarked
package dev.ringbridge.loadtest.queue;

import org.jspecify.annotations.NullMarked;
