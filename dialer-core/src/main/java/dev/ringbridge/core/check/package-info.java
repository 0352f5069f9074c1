/** Whether a campaign, as it is set up, can dial: every rule by its name. */
@NullMarked
package dev.ringbridge.core.check;

import org.jspecify.annotations.NullMarked;
