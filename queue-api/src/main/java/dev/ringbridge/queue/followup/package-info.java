/** What people promised to do about leads: tasks with a time, which nobody dials for them. */
@NullMarked
package dev.ringbridge.queue.followup;

import org.jspecify.annotations.NullMarked;
