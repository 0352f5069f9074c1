package dev.ringbridge.simulator.exchange;

import dev.ringbridge.simulator.call.Ender;
import dev.ringbridge.simulator.call.Ending;
import dev.ringbridge.simulator.conference.Participant;
import dev.ringbridge.simulator.people.Quirk;
import java.util.Comparator;
import java.util.stream.Stream;

/** Cuts client legs as a lost network would: what scripted numbers 20 to 22 bring about. */
final class ClientDrops {
  private final Rooms rooms;
  private final LiveCalls liveCalls;
  private final Endings endings;

  ClientDrops(Rooms rooms, LiveCalls liveCalls, Endings endings) {
    this.rooms = rooms;
    this.liveCalls = liveCalls;
    this.endings = endings;
  }

  /** Cuts the client leg that has sat alone in a room for the longest time, if there is one. */
  void dropLongestWaiting(String accountSid) {
    alone(accountSid)
        .sorted(Comparator.comparing(Participant::joined))
        .flatMap(participant -> liveCalls.find(participant.callSid()).stream())
        .filter(LiveCall::isClientLeg)
        .findFirst()
        .ifPresent(this::drop);
  }

  /** What a scripted number brings about around its call's joining a room. */
  void quirk(LiveCall live, Quirk moment, String room) {
    if (live.quirk() == moment) {
      dropIn(live.accountSid(), room);
    }
  }

  /** Cuts the client legs in a room. */
  void dropIn(String accountSid, String room) {
    rooms.in(accountSid, room).stream().filter(LiveCall::isClientLeg).forEach(this::drop);
  }

  private void drop(LiveCall leg) {
    endings.end(leg, Ending.completed(Ender.NETWORK));
  }

  private Stream<Participant> alone(String accountSid) {
    return rooms.directory().of(accountSid).stream()
        .filter(room -> room.participants().size() == 1)
        .flatMap(room -> room.participants().values().stream());
  }
}
