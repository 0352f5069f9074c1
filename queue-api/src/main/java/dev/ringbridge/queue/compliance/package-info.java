/** Where leads may be, and what the law says of calling there. */
@NullMarked
package dev.ringbridge.queue.compliance;

import org.jspecify.annotations.NullMarked;
