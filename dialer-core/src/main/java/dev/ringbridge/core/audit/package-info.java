/** What people did that others will ask about later. */
@NullMarked
package dev.ringbridge.core.audit;

import org.jspecify.annotations.NullMarked;
