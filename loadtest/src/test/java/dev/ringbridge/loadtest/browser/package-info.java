/** The console as people use it: a real browser against a Ringbridge of its own. */
@NullMarked
package dev.ringbridge.loadtest.browser;

import org.jspecify.annotations.NullMarked;
