/** Serves the web console: its files, its deep links, and what browsers may do with them. */
@NullMarked
package dev.ringbridge.gateway.console;

import org.jspecify.annotations.NullMarked;
