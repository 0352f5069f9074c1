/** Who may do what. */
@NullMarked
package dev.ringbridge.core.access;

import org.jspecify.annotations.NullMarked;
