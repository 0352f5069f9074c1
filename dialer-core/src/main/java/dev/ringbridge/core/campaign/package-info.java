/** Leads, agents, rules and pacing that belong together. */
@NullMarked
package dev.ringbridge.core.campaign;

import org.jspecify.annotations.NullMarked;
