package dev.ringbridge.simulator.rest;

import dev.ringbridge.simulator.conference.Conference;
import dev.ringbridge.simulator.conference.ConferenceStatus;
import dev.ringbridge.simulator.exchange.Rooms;
import dev.ringbridge.simulator.http.ApiAnswer;
import java.util.List;
import java.util.Optional;

/** Lists, fetches and ends conferences. */
final class ConferencesResource {
  private static final Page<Conference> PAGE =
      new Page<>("conferences", Conference::sid, ConferenceJson::of);

  private final Rooms rooms;

  ConferencesResource(Rooms rooms) {
    this.rooms = rooms;
  }

  ApiAnswer list(ApiRequest request) {
    Form form = request.form();
    DateFilter created = new DateFilter(form, "DateCreated");
    DateFilter updated = new DateFilter(form, "DateUpdated");
    if (!created.isValid() || !updated.isValid()) {
      return TwilioError.parameter("DateCreated or DateUpdated").answer();
    }
    List<Conference> conferences =
        rooms.directory().of(request.accountSid()).stream()
            .filter(c -> form.get("FriendlyName").map(c.name()::equals).orElse(true))
            .filter(c -> form.get("Status").map(c.status().wireName()::equals).orElse(true))
            .filter(c -> created.passes(c.created()))
            .filter(c -> updated.passes(c.updated()))
            .toList();
    return PAGE.of(conferences, request);
  }

  ApiAnswer fetch(ApiRequest request) {
    return find(request)
        .map(conference -> ApiAnswer.ok(ConferenceJson.of(conference)))
        .orElseGet(request::notFound);
  }

  ApiAnswer update(ApiRequest request) {
    Optional<Conference> conference = find(request);
    if (conference.isEmpty()) {
      return request.notFound();
    }
    Optional<String> status = request.form().get("Status");
    if (status.isPresent() && !status.get().equals("completed")) {
      return TwilioError.parameter("Status").answer();
    }
    if (status.isPresent() && conference.get().status() != ConferenceStatus.COMPLETED) {
      rooms.end(conference.get());
    }
    return fetch(request);
  }

  private Optional<Conference> find(ApiRequest request) {
    return rooms.directory().find(request.accountSid(), request.part("conference"));
  }
}
