/** The topics, and which events each of them carries. */
@NullMarked
package dev.ringbridge.core.contract;

import org.jspecify.annotations.NullMarked;
