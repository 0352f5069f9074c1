/** Uploaded files of leads, read row by row. */
@NullMarked
package dev.ringbridge.queue.batch;

import org.jspecify.annotations.NullMarked;
