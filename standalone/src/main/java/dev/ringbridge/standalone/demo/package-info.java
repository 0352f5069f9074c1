/** The main job as a demo: sample leads, simulated agents, and what came of it. */
@NullMarked
package dev.ringbridge.standalone.demo;

import org.jspecify.annotations.NullMarked;
