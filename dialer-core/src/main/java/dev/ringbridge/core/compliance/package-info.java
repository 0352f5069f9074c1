/** Whom the law lets one call, and when: rules are data, each with the place it stands written. */
@NullMarked
package dev.ringbridge.core.compliance;

import org.jspecify.annotations.NullMarked;
