package dev.ringbridge.simulator.rest;

import dev.ringbridge.simulator.call.Call;
import dev.ringbridge.simulator.call.Ender;
import dev.ringbridge.simulator.conference.Conference;
import dev.ringbridge.simulator.conference.Participant;
import dev.ringbridge.simulator.conference.ParticipantUpdate;
import dev.ringbridge.simulator.exchange.Exchange;
import dev.ringbridge.simulator.exchange.Rooms;
import dev.ringbridge.simulator.http.ApiAnswer;
import dev.ringbridge.simulator.webhook.HookMethod;
import dev.ringbridge.simulator.webhook.Target;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/** Lists, fetches, updates and throws out participants of conferences that go on. */
final class ParticipantsResource {
  private final Exchange exchange;
  private final Rooms rooms;

  ParticipantsResource(Exchange exchange) {
    this.exchange = exchange;
    this.rooms = exchange.rooms();
  }

  ApiAnswer list(ApiRequest request) {
    return conference(request)
        .map(conference -> list(request, conference))
        .orElseGet(request::notFound);
  }

  ApiAnswer fetch(ApiRequest request) {
    return dialed(request)
        .map(one -> ApiAnswer.ok(ConferenceJson.dialed(one.room(), one.participant(), one.call())))
        .orElseGet(
            () ->
                withParticipant(
                    request,
                    (room, participant) -> ApiAnswer.ok(ConferenceJson.of(room, participant))));
  }

  /** Somebody who is not in yet, and the call that is to bring them in. */
  private record Dialed(Conference room, Participant participant, Call call) {}

  private Optional<Dialed> dialed(ApiRequest request) {
    return conference(request)
        .flatMap(
            room ->
                rooms
                    .invited(room, request.part("participant"))
                    .flatMap(
                        participant ->
                            exchange
                                .calls()
                                .find(request.accountSid(), participant.callSid())
                                .map(call -> new Dialed(room, participant, call))));
  }

  /** The number that a participant's call was made to; empty where there is no such call. */
  Optional<String> number(ApiRequest request) {
    return exchange
        .calls()
        .find(request.accountSid(), request.part("participant"))
        .map(call -> call.request().to());
  }

  ApiAnswer update(ApiRequest request) {
    return withParticipant(
        request,
        (room, before) -> {
          Participant after = rooms.update(room, before, update(request.form()));
          holdDocument(request.form())
              .filter(music -> after.hold())
              .ifPresent(music -> rooms.entertainHeld(after, music));
          request
              .form()
              .target("AnnounceUrl", "AnnounceMethod")
              .ifPresent(document -> rooms.announce(after, document));
          return ApiAnswer.ok(ConferenceJson.of(room, after));
        });
  }

  ApiAnswer delete(ApiRequest request) {
    Optional<Dialed> dialed = dialed(request);
    if (dialed.isPresent()) {
      exchange.hangUp(dialed.get().call().sid(), Ender.REST);
      return ApiAnswer.NO_CONTENT;
    }
    return withParticipant(
        request,
        (room, participant) -> {
          rooms.kick(room, participant);
          return ApiAnswer.NO_CONTENT;
        });
  }

  private static ApiAnswer list(ApiRequest request, Conference conference) {
    Form form = request.form();
    List<Participant> participants =
        conference.participants().values().stream()
            .filter(p -> form.flag("Muted").map(muted -> muted == p.muted()).orElse(true))
            .filter(p -> form.flag("Hold").map(hold -> hold == p.hold()).orElse(true))
            .filter(p -> passesCoaching(p, form))
            .toList();
    return new Page<Participant>(
            "participants",
            Participant::callSid,
            participant -> ConferenceJson.of(conference, participant))
        .of(participants, request);
  }

  private static boolean passesCoaching(Participant participant, Form form) {
    boolean coaching = participant.coaches().isPresent();
    return form.flag("Coaching").map(wanted -> wanted == coaching).orElse(true);
  }

  private static ParticipantUpdate update(Form form) {
    return new ParticipantUpdate(
        form.flag("Muted"),
        form.flag("Hold"),
        form.flag("EndConferenceOnExit"),
        form.flag("Coaching"),
        form.get("CallSidToCoach"));
  }

  /** What is heard on hold is asked for with GET where nothing else is said. */
  private static Optional<Target> holdDocument(Form form) {
    HookMethod method = form.get("HoldMethod").flatMap(HookMethod::named).orElse(HookMethod.GET);
    return form.get("HoldUrl").map(url -> new Target(url, method));
  }

  private ApiAnswer withParticipant(
      ApiRequest request, BiFunction<Conference, Participant, ApiAnswer> then) {
    Optional<Conference> conference = conference(request);
    Optional<Participant> participant =
        conference.flatMap(room -> room.find(request.part("participant")));
    return participant.isEmpty()
        ? request.notFound()
        : then.apply(conference.get(), participant.get());
  }

  private Optional<Conference> conference(ApiRequest request) {
    return rooms.directory().find(request.accountSid(), request.part("conference"));
  }
}
