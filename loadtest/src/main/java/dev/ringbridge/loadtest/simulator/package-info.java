/** How many calls the carrier simulator carries by itself, and what it takes for them. */
@NullMarked
package dev.ringbridge.loadtest.simulator;

import org.jspecify.annotations.NullMarked;
