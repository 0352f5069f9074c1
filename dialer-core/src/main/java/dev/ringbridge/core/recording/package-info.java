/** What is said of recordings, between the services. */
@NullMarked
package dev.ringbridge.core.recording;

import org.jspecify.annotations.NullMarked;
