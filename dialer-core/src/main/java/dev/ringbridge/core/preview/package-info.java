/** Leads that are shown to an agent before they are dialed. */
@NullMarked
package dev.ringbridge.core.preview;

import org.jspecify.annotations.NullMarked;
