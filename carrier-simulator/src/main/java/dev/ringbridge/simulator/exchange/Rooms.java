package dev.ringbridge.simulator.exchange;

import dev.ringbridge.simulator.audio.Hall;
import dev.ringbridge.simulator.audio.Held;
import dev.ringbridge.simulator.audio.Person;
import dev.ringbridge.simulator.call.CallStatus;
import dev.ringbridge.simulator.conference.Conference;
import dev.ringbridge.simulator.conference.Conference.Change;
import dev.ringbridge.simulator.conference.Conference.Refusal;
import dev.ringbridge.simulator.conference.ConferenceFact;
import dev.ringbridge.simulator.conference.ConferenceFact.Announced;
import dev.ringbridge.simulator.conference.ConferenceFact.Left;
import dev.ringbridge.simulator.conference.ConferenceStatus;
import dev.ringbridge.simulator.conference.JoinTerms;
import dev.ringbridge.simulator.conference.LeaveReason;
import dev.ringbridge.simulator.conference.Participant;
import dev.ringbridge.simulator.conference.ParticipantUpdate;
import dev.ringbridge.simulator.exchange.Invitations.Invitation;
import dev.ringbridge.simulator.journal.Kind;
import dev.ringbridge.simulator.time.Timers;
import dev.ringbridge.simulator.webhook.Target;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The conferences of all accounts: which call sits where, and what its leaving does to the others.
 */
public final class Rooms implements Hall {
  private final ConferenceDirectory directory;
  private final ConferenceNews news;
  private final Equipment equipment;
  private final Announcements announcements;
  private final Map<String, Seat> seats = new HashMap<>();
  private final Invitations invitations = new Invitations();
  private final RecordedRooms recorded = new RecordedRooms();

  /**
   * A call's place in a room.
   *
   * @param sentAway what to do when it leaves for no reason of its own
   */
  private record Seat(LiveCall live, String conferenceSid, Runnable sentAway) {}

  Rooms(ConferenceDirectory directory, ConferenceNews news, Equipment equipment) {
    this.directory = directory;
    this.news = news;
    this.equipment = equipment;
    this.announcements = new Announcements(equipment);
  }

  /** Has conferences recorded by this. */
  void recordWith(Recorder recorder) {
    recorded.recordWith(recorder);
  }

  /** The conferences, live and ended. */
  public ConferenceDirectory directory() {
    return directory;
  }

  /**
   * Seats a call, opening the room if need be.
   *
   * @param sentAway what to do when the room ends or throws it out
   * @return why it is not let in; empty if it is
   */
  Optional<Refusal> join(LiveCall live, JoinTerms terms, Runnable sentAway) {
    Conference room =
        directory.open(live.accountSid(), terms.room()).orElseGet(() -> opened(live, terms));
    Optional<Refusal> refusal = room.refusal(terms);
    if (refusal.isPresent()) {
      return refusal;
    }
    invitations.take(live.sid());
    seats.put(live.sid(), new Seat(live, room.sid(), sentAway));
    live.sit(Optional.of(terms.room()));
    recorded.joins(room, live, terms.recorded());
    apply(room.join(live.sid(), terms, timers().now()));
    return Optional.empty();
  }

  /** A call leaves on its own account, or by a request that says what it does next. */
  void leave(LiveCall live, LeaveReason reason, boolean callEnded) {
    Seat seat = seats.get(live.sid());
    if (seat != null) {
      seats.put(live.sid(), new Seat(live, seat.conferenceSid(), () -> {}));
      Conference room = directory.get(seat.conferenceSid());
      apply(room.leave(live.sid(), reason, callEnded, timers().now()));
    }
  }

  /** Why a call to bring somebody in is not made; empty if it may be. */
  public Optional<Refusal> refusal(String accountSid, JoinTerms terms) {
    return directory
        .open(accountSid, terms.room())
        .flatMap(
            room ->
                terms
                    .label()
                    .flatMap(label -> invitations.find(room, label))
                    .map(taken -> Refusal.DUPLICATE_LABEL)
                    .or(() -> room.refusal(terms)));
  }

  /**
   * Awaits a call in a room, opening it if need be.
   *
   * @param withdrawn what to do when the room is over before the call is in
   */
  void invite(LiveCall live, JoinTerms terms, Runnable withdrawn) {
    Conference room =
        directory.open(live.accountSid(), terms.room()).orElseGet(() -> opened(live, terms));
    directory.put(room);
    invitations.add(new Invitation(live, room.sid(), terms, withdrawn));
  }

  /** On which terms a call is to join that was made for it. */
  Optional<JoinTerms> invited(LiveCall live) {
    return invitations.of(live.sid()).map(Invitation::terms);
  }

  /** Who is dialed for a conference, with this call sid or label. */
  public Optional<Participant> invited(Conference room, String sidOrLabel) {
    return invitations.find(room, sidOrLabel).map(Invitation::participant);
  }

  /** A call is over: whoever waited for it in a room is told, if it never came. */
  void missed(LiveCall live, CallStatus status) {
    invitations.take(live.sid()).ifPresent(one -> missed(one, status));
  }

  private void missed(Invitation missing, CallStatus status) {
    Conference room = directory.get(missing.conferenceSid());
    boolean awaited = !invitations.to(room).isEmpty();
    Instant now = timers().now();
    apply(room.notAdded(missing.participant(), status.wireName(), awaited, now));
  }

  /** Throws a participant out; its call goes on behind its dial. */
  public void kick(Conference room, Participant participant) {
    apply(room.kick(participant.callSid(), timers().now()));
  }

  /** Ends a conference. */
  public void end(Conference room) {
    apply(room.end(timers().now()));
  }

  /** Changes a participant, and returns what it is now. */
  public Participant update(Conference room, Participant before, ParticipantUpdate update) {
    Change change = room.update(before, update, timers().now());
    apply(change);
    return change.next().find(before.callSid()).orElseThrow();
  }

  /** Plays a document to a call whose room has not started. */
  void entertain(LiveCall live, Target document) {
    Optional.ofNullable(seats.get(live.sid()))
        .map(seat -> directory.get(seat.conferenceSid()))
        .filter(room -> room.status() == ConferenceStatus.INIT)
        .ifPresent(room -> announcements.play(live, document, Kind.PLAYED));
  }

  /** Plays a document to a participant who is on hold. */
  public void entertainHeld(Participant held, Target document) {
    announcements.play(seated(held.callSid()), document, Kind.PLAYED);
  }

  /** Plays a document to a participant alone. */
  public void announce(Participant participant, Target document) {
    LiveCall live = seated(participant.callSid());
    announcements.announce(live, document, heard -> announced(live, heard));
  }

  /** Whoever left meanwhile heard no end of it. */
  private void announced(LiveCall live, boolean heard) {
    Optional<Conference> room =
        Optional.ofNullable(seats.get(live.sid())).map(seat -> directory.get(seat.conferenceSid()));
    room.flatMap(in -> in.find(live.sid()))
        .ifPresent(who -> tell(room.orElseThrow(), new Announced(who, heard)));
  }

  /** Who sits in a room now. */
  List<LiveCall> in(String accountSid, String roomName) {
    return directory
        .open(accountSid, roomName)
        .map(room -> room.participants().keySet().stream().map(this::seated).toList())
        .orElse(List.of());
  }

  @Override
  public List<Person> around(String callSid) {
    return Optional.ofNullable(seats.get(callSid))
        .map(seat -> directory.get(seat.conferenceSid()).participants().values())
        .map(participants -> participants.stream().map(this::person).toList())
        .orElse(List.of());
  }

  private Person person(Participant participant) {
    LiveCall live = seated(participant.callSid());
    return new Person(
        live.accountSid(),
        live.sid(),
        live.facts(),
        Optional.ofNullable(live.call().moments().answered()),
        participant.muted(),
        participant.hold() ? Held.WITH_MUSIC : Held.NOT,
        participant.coaches(),
        live.person());
  }

  private LiveCall seated(String callSid) {
    Seat seat = seats.get(callSid);
    if (seat == null) {
      throw new IllegalStateException("a participant without a seat");
    }
    return seat.live();
  }

  private Conference opened(LiveCall live, JoinTerms terms) {
    String sid = equipment.sids().next("CF");
    return Conference.opened(sid, live.accountSid(), terms, timers().now());
  }

  private void apply(Change change) {
    directory.put(change.next());
    change.facts().forEach(fact -> tell(change.next(), fact));
    change.facts().forEach(this::vacate);
    recorded.follow(change.next());
    if (change.next().status() == ConferenceStatus.COMPLETED) {
      news.forget(change.next());
      invitations.to(change.next()).forEach(this::withdraw);
    }
  }

  private void withdraw(Invitation late) {
    invitations.take(late.live().sid());
    timers().soon(late.withdrawn());
  }

  private void tell(Conference room, ConferenceFact fact) {
    Optional<LiveCall> about =
        ConferenceLetters.participant(fact)
            .map(participant -> seats.get(participant.callSid()))
            .map(Seat::live);
    news.tell(room, fact, about);
  }

  private void vacate(ConferenceFact fact) {
    if (fact instanceof Left left) {
      Seat seat = seats.remove(left.participant().callSid());
      if (seat != null) {
        seat.live().sit(Optional.empty());
        timers().soon(seat.sentAway());
      }
    }
  }

  private Timers timers() {
    return equipment.timers();
  }
}
