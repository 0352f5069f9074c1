package dev.ringbridge.core.event;

import java.util.UUID;

/** Where new identities come from: injected, so that a simulation can repeat itself. */
@FunctionalInterface
public interface Ids {
  /** A fresh id; ids made later sort later. */
  UUID next();
}
