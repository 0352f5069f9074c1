/** What people agreed to, and took back. */
@NullMarked
package dev.ringbridge.queue.consent;

import org.jspecify.annotations.NullMarked;
