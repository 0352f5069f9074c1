/** What makes the API's description say all that the code knows. */
@NullMarked
package dev.ringbridge.foundation.openapi;

import org.jspecify.annotations.NullMarked;
