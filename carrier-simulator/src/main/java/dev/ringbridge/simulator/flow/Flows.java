package dev.ringbridge.simulator.flow;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The flows of all accounts, by the ids that requests name them by. */
public final class Flows {
  private final Map<Key, Flow> known = new HashMap<>();

  private record Key(String accountSid, String id) {}

  /** Keeps a flow, in place of the one that had its id. */
  public void put(String accountSid, String id, Flow flow) {
    known.put(new Key(accountSid, id), flow);
  }

  /** The account's flow with this id. */
  public Optional<Flow> find(String accountSid, String id) {
    return Optional.ofNullable(known.get(new Key(accountSid, id)));
  }
}
