/** What the three services stand on. */
@NullMarked
package dev.ringbridge.foundation;

import org.jspecify.annotations.NullMarked;
