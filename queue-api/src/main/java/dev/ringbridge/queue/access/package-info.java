/** Users, signing in, and what others hear about users. */
@NullMarked
package dev.ringbridge.queue.access;

import org.jspecify.annotations.NullMarked;
