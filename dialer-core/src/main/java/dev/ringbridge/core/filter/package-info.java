/** Which of its leads a campaign dials by itself: conditions on what is known of them. */
@NullMarked
package dev.ringbridge.core.filter;

import org.jspecify.annotations.NullMarked;
