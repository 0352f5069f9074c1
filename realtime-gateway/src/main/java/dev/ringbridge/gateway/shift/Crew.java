package dev.ringbridge.gateway.shift;

import dev.ringbridge.core.agent.AgentInput;
import dev.ringbridge.core.agent.AgentState;
import dev.ringbridge.core.call.CallRef;
import dev.ringbridge.core.event.Event;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The agents of one transaction, their rows locked. It takes in what happened to them and keeps
 * what is to be written and said.
 */
public final class Crew {
  private final Instant now;
  private final Map<UUID, OnShift> before = new LinkedHashMap<>();
  private final Map<UUID, OnShift> agents = new LinkedHashMap<>();
  private final List<Event> events = new ArrayList<>();
  private final Set<UUID> touched = new HashSet<>();
  private int nothingNew;

  /**
   * @param locked the rows
   * @param now the database's time after they were locked
   */
  public Crew(Collection<OnShift> locked, Instant now) {
    this.now = now;
    locked.forEach(one -> before.put(one.agent().id(), one));
    agents.putAll(before);
  }

  /** No agents at all. */
  public static Crew nobody() {
    return new Crew(List.of(), Instant.EPOCH);
  }

  /** The database's time, after the rows were locked. */
  public Instant now() {
    return now;
  }

  /** Tells an agent what happened; one who is not here does not hear it. */
  public void tell(UUID agentId, AgentInput input) {
    tell(agentId, input, null);
  }

  /**
   * Tells an agent what happened to a call of theirs.
   *
   * @param of the call
   */
  public void tell(UUID agentId, AgentInput input, @Nullable CallRef of) {
    OnShift one = agents.get(agentId);
    if (one == null) {
      return;
    }
    OnShift.Step step = one.on(input, of, now);
    if (step.after().equals(one)) {
      nothingNew++;
      return;
    }
    agents.put(agentId, step.after());
    events.addAll(step.events());
  }

  /** Has an agent's row said anew, because what stands beside it has changed. */
  void touch(UUID agentId) {
    touched.add(agentId);
  }

  /** An agent, if they are here. */
  public Optional<OnShift> find(UUID agentId) {
    return Optional.ofNullable(agents.get(agentId));
  }

  /** Whose call it is, among those who are here: who talks on it, or did, before who is held. */
  public Optional<OnShift> holderOf(UUID callId) {
    return holdersOf(callId).stream()
        .min(Comparator.comparing(one -> one.agent().state() == AgentState.RESERVED));
  }

  /** The same, and the colleague to whom it is being handed over. */
  public List<OnShift> holdersOf(UUID callId) {
    return agents.values().stream().filter(one -> callId.equals(one.agent().callId())).toList();
  }

  /** Everybody as they are now. */
  public Collection<OnShift> everybody() {
    return List.copyOf(agents.values());
  }

  /** The rows to write, with their new versions. */
  List<OnShift> changed() {
    return agents.values().stream().filter(this::isChanged).map(OnShift::written).toList();
  }

  /** Of the rows to write, those of agents whose call another talked on: they come second. */
  List<OnShift> heirs() {
    return changed().stream().filter(this::isHeir).toList();
  }

  private boolean isHeir(OnShift one) {
    UUID callId = one.agent().callId();
    return talksOn(one, callId)
        && before.values().stream()
            .anyMatch(
                other -> !other.agent().id().equals(one.agent().id()) && talksOn(other, callId));
  }

  private static boolean talksOn(OnShift one, @Nullable UUID callId) {
    return callId != null
        && one.agent().state() == AgentState.ON_CALL
        && callId.equals(one.agent().callId());
  }

  private boolean isChanged(OnShift one) {
    UUID id = one.agent().id();
    return touched.contains(id) || !one.equals(before.get(id));
  }

  /** What the others hear, once the rows are written. */
  List<Event> events() {
    List<Event> all = new ArrayList<>(events);
    changed().forEach(one -> all.add(one.snapshot(now)));
    return all;
  }

  /** How many inputs were late, or said before. */
  public int nothingNew() {
    return nothingNew;
  }

  /** Those who may take a call now. */
  public Set<UUID> available() {
    return agents.values().stream()
        .filter(OnShift::isAvailable)
        .map(one -> one.agent().id())
        .collect(Collectors.toUnmodifiableSet());
  }
}
