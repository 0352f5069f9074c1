/** Whether a lead may be dialed now: every rule by its name, each with its answer. */
@NullMarked
package dev.ringbridge.core.eligibility;

import org.jspecify.annotations.NullMarked;
