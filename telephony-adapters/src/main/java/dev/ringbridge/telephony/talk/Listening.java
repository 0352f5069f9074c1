package dev.ringbridge.telephony.talk;

import dev.ringbridge.core.event.Ids;
import dev.ringbridge.foundation.access.Caller;
import dev.ringbridge.foundation.database.Database;
import dev.ringbridge.foundation.database.Work;
import dev.ringbridge.foundation.problem.Refusal;
import dev.ringbridge.telephony.InTelephony;
import dev.ringbridge.telephony.TelephonyConfig;
import dev.ringbridge.telephony.carrier.AgentLine;
import dev.ringbridge.telephony.carrier.Carriers;
import dev.ringbridge.telephony.carrier.Errands;
import dev.ringbridge.telephony.carrier.ListenMode;
import dev.ringbridge.telephony.carrier.Softphone;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Has supervisors listen to talks, whisper to agents and talk with both; each is written down. */
@ApplicationScoped
class Listening {
  private final Database database;
  private final Floor floor;
  private final ListenerRows rows;
  private final Phones phones;
  private final Ids ids;

  Listening(
      @InTelephony Database database, Floor floor, ListenerRows rows, Phones phones, Ids ids) {
    this.database = database;
    this.floor = floor;
    this.rows = rows;
    this.phones = phones;
    this.ids = ids;
  }

  /** What a supervisor hears and speaks by. */
  @ApplicationScoped
  static class Phones {
    private final Carriers carriers;
    private final Errands errands;
    private final Duration validFor;

    Phones(Carriers carriers, Errands errands, TelephonyConfig config) {
      this.carriers = carriers;
      this.errands = errands;
      this.validFor = config.softphoneTokenTtl();
    }

    /** Their softphone, which says when it connects what it is for. */
    Softphone of(Caller who, UUID listener) {
      Softphone own =
          carriers
              .softphone(new AgentLine(who.userId(), who.tenancy()), validFor)
              .orElseThrow(() -> Floor.no("No carrier account has a softphone to listen with."));
      Map<String, String> params = new HashMap<>(own.connectParams());
      params.put(Listeners.PARAMETER, listener.toString());
      return new Softphone(
          own.kind(), own.url(), own.token(), own.identity(), params, own.expiresAt());
    }

    /** Hangs up for those who came. */
    void hangUp(List<Listener> gone) {
      errands.run(Listeners.farewell(gone));
    }
  }

  /** Lets a supervisor come in; they have a minute to connect. */
  Uni<ListenGrant> begin(Caller who, UUID callId, ListenMode mode) {
    UUID id = ids.next();
    return floor
        .findOpen(who, callId)
        .call(
            talk ->
                database.inOrganization(
                    who.organizationId(), work -> rows.add(work, id, talk, who, mode)))
        .map(talk -> new ListenGrant(id, phones.of(who, id)));
  }

  /** They are heard by others from now on. */
  Uni<Void> change(Caller who, UUID callId, UUID id, ListenMode mode) {
    return floor
        .findOpen(who, callId)
        .chain(talk -> find(who, id).chain(listener -> ask(talk, ofThat(talk, listener), mode)))
        .chain(
            () -> database.inOrganization(who.organizationId(), work -> rows.mode(work, id, mode)));
  }

  private static Listener ofThat(Talk talk, Listener listener) {
    if (!listener.callId().equals(talk.call().callId())) {
      throw Refusal.notFound("listener");
    }
    return listener;
  }

  private Uni<Void> ask(Talk talk, Listener listener, ListenMode mode) {
    return floor
        .roomControl(talk)
        .seat(
            listener.seat().orElseThrow(() -> Floor.no("You are not connected yet.")),
            mode,
            String.valueOf(talk.agentCallId()))
        .invoke(
            done -> {
              if (!done) {
                throw Floor.no("You are not in the call any more.");
              }
            })
        .replaceWithVoid();
  }

  /** They go. */
  Uni<Void> end(Caller who, UUID id) {
    return find(who, id)
        .chain(() -> database.asEngine(work -> rows.end(work, List.of(id))))
        .invoke(phones::hangUp)
        .replaceWithVoid();
  }

  /** Everybody moves themselves only. */
  private Uni<Listener> find(Caller who, UUID id) {
    return database
        .inOrganization(who.organizationId(), (Work work) -> rows.find(work, id))
        .map(
            found ->
                found
                    .filter(one -> one.userId().equals(who.userId()))
                    .orElseThrow(() -> Refusal.notFound("listener")));
  }

  /** Who listened to a call. */
  Uni<List<Listener>> list(Caller who, UUID callId) {
    return database.inOrganization(who.organizationId(), work -> rows.ofCall(work, callId));
  }
}
