/** Who is calling, and whether their token still counts. */
@NullMarked
package dev.ringbridge.foundation.access;

import org.jspecify.annotations.NullMarked;
