/** What counts the inversions is itself tested. */
@NullMarked
package dev.ringbridge.loadtest.queue;

import org.jspecify.annotations.NullMarked;
