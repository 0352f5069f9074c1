/** What the house may know of a carrier's account without knowing the carrier. */
@NullMarked
package dev.ringbridge.core.carrier;

import org.jspecify.annotations.NullMarked;
