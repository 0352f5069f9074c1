/** The services as processes of their own, several of each. */
@NullMarked
package dev.ringbridge.loadtest.apart;

import org.jspecify.annotations.NullMarked;
