/** Rules of campaigns that were changed, applied to what was decided before. */
@NullMarked
package dev.ringbridge.queue.rule;

import org.jspecify.annotations.NullMarked;
