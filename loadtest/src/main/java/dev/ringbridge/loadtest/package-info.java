/**
 * Benchmarks of whole processes: what they measure, and what they print, is the contract of
 * docs/benchmarks.md.
 */
@NullMarked
package dev.ringbridge.loadtest;

import org.jspecify.annotations.NullMarked;
