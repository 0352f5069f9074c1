@NullMarked
package dev.ringbridge.loadtest.rate;

import org.jspecify.annotations.NullMarked;
