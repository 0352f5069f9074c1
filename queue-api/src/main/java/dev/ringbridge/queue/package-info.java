/** The queue's service: whom to call, when, and what came of it. */
@NullMarked
package dev.ringbridge.queue;

import org.jspecify.annotations.NullMarked;
