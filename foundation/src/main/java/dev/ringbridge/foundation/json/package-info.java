/** How events and API types are written as JSON. */
@NullMarked
package dev.ringbridge.foundation.json;

import org.jspecify.annotations.NullMarked;
