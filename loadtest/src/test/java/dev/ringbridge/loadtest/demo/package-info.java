/** The demo, as a newcomer runs it. */
@NullMarked
package dev.ringbridge.loadtest.demo;

import org.jspecify.annotations.NullMarked;
