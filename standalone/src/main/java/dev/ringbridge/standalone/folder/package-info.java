/** The folder in which a standalone Ringbridge keeps what it must not forget. */
@NullMarked
package dev.ringbridge.standalone.folder;

import org.jspecify.annotations.NullMarked;
