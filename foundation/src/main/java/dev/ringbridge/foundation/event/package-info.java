/** Events on their way to and from Kafka. */
@NullMarked
package dev.ringbridge.foundation.event;

import org.jspecify.annotations.NullMarked;
