/** Whether and how a campaign's calls are recorded. */
@NullMarked
package dev.ringbridge.queue.recording;

import org.jspecify.annotations.NullMarked;
