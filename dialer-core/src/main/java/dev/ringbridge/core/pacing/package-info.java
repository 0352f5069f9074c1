/** How many calls to place now, and which limit said so. */
@NullMarked
package dev.ringbridge.core.pacing;

import org.jspecify.annotations.NullMarked;
