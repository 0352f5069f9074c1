/** How many whole calls a second all parts carry together, and what each part of them costs. */
@NullMarked
package dev.ringbridge.loadtest.lifecycle;

import org.jspecify.annotations.NullMarked;
