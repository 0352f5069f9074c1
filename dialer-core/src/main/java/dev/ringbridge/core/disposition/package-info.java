/** What came of a conversation, and what happens next. */
@NullMarked
package dev.ringbridge.core.disposition;

import org.jspecify.annotations.NullMarked;
