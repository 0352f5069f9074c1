/** What every event says of itself, and whose it is. */
@NullMarked
package dev.ringbridge.core.event;

import org.jspecify.annotations.NullMarked;
