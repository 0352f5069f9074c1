/** The embedded servers as a test resource of the services. */
@NullMarked
package dev.ringbridge.embedded.testing;

import org.jspecify.annotations.NullMarked;
