/** Everything in one process. */
@NullMarked
package dev.ringbridge.standalone;

import org.jspecify.annotations.NullMarked;
