/** A person to reach: where the lead stands in dialing and, apart from it, in selling. */
@NullMarked
package dev.ringbridge.core.lead;

import org.jspecify.annotations.NullMarked;
