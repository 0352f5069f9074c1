package dev.ringbridge.gateway.shift;

import dev.ringbridge.core.event.Tenancy;
import java.util.Map;
import java.util.UUID;

/** The agents whose sockets are open in this process and were heard of lately. */
public interface HeldAgents {
  /** Who, and whose they are. */
  Map<UUID, Tenancy> held();
}
