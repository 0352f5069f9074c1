/** The judge is judged, and a small ledger is kept. */
@NullMarked
package dev.ringbridge.loadtest.ledger;

import org.jspecify.annotations.NullMarked;
