/** Official lists of who must not be called. */
@NullMarked
package dev.ringbridge.queue.registry;

import org.jspecify.annotations.NullMarked;
