/** A salesperson on shift: presence, the leg that is kept up, and the call that is theirs. */
@NullMarked
package dev.ringbridge.core.agent;

import org.jspecify.annotations.NullMarked;
