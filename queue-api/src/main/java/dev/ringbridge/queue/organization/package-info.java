/** Organizations and their branches, and the first start. */
@NullMarked
package dev.ringbridge.queue.organization;

import org.jspecify.annotations.NullMarked;
