/** Which of its leads a campaign dials by itself, and the judging of those that wait. */
@NullMarked
package dev.ringbridge.queue.filter;

import org.jspecify.annotations.NullMarked;
