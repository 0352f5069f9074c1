package dev.ringbridge.gateway.shift;

import dev.ringbridge.core.agent.AgentInput;
import dev.ringbridge.core.event.Tenancy;
import dev.ringbridge.foundation.database.Database;
import dev.ringbridge.foundation.database.Work;
import dev.ringbridge.gateway.InGateway;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;

/** Changing agents: lock, decide, write, and say who is free afterwards. */
@ApplicationScoped
public class Shifting {
  private final Database database;
  private final Agents agents;
  private final Event<AgentsFree> free;
  private final Counter nothingNew;

  Shifting(
      @InGateway Database database, Agents agents, Event<AgentsFree> free, MeterRegistry meters) {
    this.database = database;
    this.agents = agents;
    this.free = free;
    this.nothingNew = meters.counter("ringbridge.gateway.inputs.late");
  }

  /**
   * An agent's socket is open: they are on shift and held for one lease.
   *
   * @return the agent afterwards
   */
  public Uni<OnShift> signIn(UUID agentId, Tenancy tenancy) {
    return change(
            work ->
                agents
                    .ensure(work, Map.of(agentId, tenancy))
                    .chain(() -> agents.hold(work, agentId))
                    .chain(() -> agents.lock(work, List.of(agentId), List.of())),
            crew -> crew.tell(agentId, new AgentInput.SignIn()))
        .map(crew -> crew.find(agentId).orElseThrow());
  }

  /**
   * Tells one agent what happened.
   *
   * @return the agent afterwards, if there is such a one
   */
  public Uni<Optional<OnShift>> tell(UUID agentId, AgentInput input) {
    return change(
            work -> agents.lock(work, List.of(agentId), List.of()),
            crew -> crew.tell(agentId, input))
        .map(crew -> crew.find(agentId));
  }

  /**
   * One transaction over some agents.
   *
   * @param lock finds and locks them
   * @param decision tells them what happened
   */
  public Uni<Crew> change(Function<Work, Uni<Crew>> lock, Consumer<Crew> decision) {
    return database
        .asEngine(work -> lock.apply(work).invoke(decision).call(crew -> agents.write(work, crew)))
        .invoke(this::committed);
  }

  /** What follows the commit of a transaction in which a crew was locked. */
  public void committed(Crew crew) {
    nothingNew.increment(crew.nothingNew());
    if (!crew.available().isEmpty()) {
      free.fire(new AgentsFree(crew.available()));
    }
  }
}
