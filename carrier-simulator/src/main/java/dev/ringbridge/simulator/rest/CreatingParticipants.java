package dev.ringbridge.simulator.rest;

import dev.ringbridge.simulator.call.Call;
import dev.ringbridge.simulator.conference.Conference;
import dev.ringbridge.simulator.conference.Conference.Refusal;
import dev.ringbridge.simulator.conference.ConferenceHook;
import dev.ringbridge.simulator.conference.ConferenceStatus;
import dev.ringbridge.simulator.conference.JoinTerms;
import dev.ringbridge.simulator.exchange.Exchange;
import dev.ringbridge.simulator.rest.CallCreation.Created;
import dev.ringbridge.simulator.webhook.Target;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Calls that bring somebody into a conference. The name of one that is not going on opens it; they
 * are in it once they answer.
 */
final class CreatingParticipants implements CallCreation.Creating {
  private static final Pattern CONFERENCE_SID = Pattern.compile("CF[0-9a-fA-F]{32}");
  private static final int LONGEST_LABEL = 128;
  private static final int SHORTEST_TIMEOUT_S = 5;
  private static final int LONGEST_TIMEOUT_S = 600;
  private static final int FEWEST_PARTICIPANTS = 2;
  private static final Set<String> STANDARD_EVENTS = Set.of("start", "end");

  private final Exchange exchange;
  private final CreateRules rules;

  CreatingParticipants(Exchange exchange, CreateRules rules) {
    this.exchange = exchange;
    this.rules = rules;
  }

  @Override
  public Optional<TwilioError> refusal(ApiRequest request) {
    Optional<String> room = room(request);
    if (room.isEmpty()) {
      return Optional.of(TwilioError.notFound(request.uri()));
    }
    return rules
        .withoutDocument(request.form(), request.account())
        .or(() -> outOfRange(request.form()))
        .or(() -> RecordingForm.refusalOfConference(request.form()))
        .or(() -> exchange.rooms().refusal(request.accountSid(), terms(request)).map(this::error));
  }

  private static Optional<TwilioError> outOfRange(Form form) {
    if (!form.isNumber("Timeout", SHORTEST_TIMEOUT_S, LONGEST_TIMEOUT_S)) {
      return Optional.of(TwilioError.parameter("Timeout"));
    }
    if (!form.isNumber("MaxParticipants", FEWEST_PARTICIPANTS, JoinTerms.MOST_PARTICIPANTS)) {
      return Optional.of(TwilioError.parameter("MaxParticipants"));
    }
    return form.get("Label").map(label -> label.length() > LONGEST_LABEL).orElse(false)
        ? Optional.of(TwilioError.parameter("Label"))
        : Optional.empty();
  }

  private TwilioError error(Refusal refusal) {
    return TwilioError.bad(refusal.code(), "The participant cannot be added: " + refusal);
  }

  @Override
  public Created create(ApiRequest request, boolean shuffled) {
    CreateForm form = new CreateForm(request.form(), request.account());
    Call call = exchange.invite(form.readParticipant(), terms(request), shuffled);
    Conference room =
        exchange.rooms().directory().find(request.accountSid(), name(request)).orElseThrow();
    return new Created(
        call.sid(),
        ConferenceJson.dialed(
            room, exchange.rooms().invited(room, call.sid()).orElseThrow(), call));
  }

  private String name(ApiRequest request) {
    return room(request).orElseThrow();
  }

  /** The friendly name of the conference; empty if the request names one by sid that is over. */
  private Optional<String> room(ApiRequest request) {
    String part = request.part("conference");
    return CONFERENCE_SID.matcher(part).matches()
        ? exchange
            .rooms()
            .directory()
            .find(request.accountSid(), part)
            .filter(known -> known.status() != ConferenceStatus.COMPLETED)
            .map(Conference::name)
        : Optional.of(part);
  }

  private JoinTerms terms(ApiRequest request) {
    Form form = request.form();
    return new JoinTerms(
        name(request),
        form.get("Label"),
        form.flag("Muted").orElse(false),
        form.flag("StartConferenceOnEnter").orElse(true),
        form.flag("EndConferenceOnExit").orElse(false),
        form.number("MaxParticipants", JoinTerms.MOST_PARTICIPANTS),
        form.flag("Coaching").orElse(false) ? form.get("CallSidToCoach") : Optional.empty(),
        hook(form),
        RecordingForm.ofConference(form));
  }

  private static Optional<ConferenceHook> hook(Form form) {
    List<String> events = form.words("ConferenceStatusCallbackEvent");
    Set<String> subscribed = events.isEmpty() ? STANDARD_EVENTS : Set.copyOf(events);
    Optional<Target> target =
        form.target("ConferenceStatusCallback", "ConferenceStatusCallbackMethod");
    return target.map(to -> new ConferenceHook(to.url(), to.method(), subscribed));
  }
}
