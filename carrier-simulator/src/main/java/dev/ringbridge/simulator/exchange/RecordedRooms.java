package dev.ringbridge.simulator.exchange;

import dev.ringbridge.simulator.call.RecordingOrder;
import dev.ringbridge.simulator.conference.Conference;
import dev.ringbridge.simulator.conference.ConferenceStatus;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Has conferences recorded for which a call asked that came in: from the moment that two are in to
 * their end, once each.
 */
final class RecordedRooms {
  private final Map<String, Wanted> wanted = new HashMap<>();
  private final Map<String, String> recordings = new HashMap<>();
  private Recorder recorder = Recorder.NONE;

  /** A call asked for this. */
  private record Wanted(LiveCall live, RecordingOrder order) {}

  /** Has conferences recorded by this. */
  void recordWith(Recorder next) {
    recorder = next;
  }

  /** A call joins; the first that asks for a recording says how it is. */
  void joins(Conference room, LiveCall live, Optional<RecordingOrder> order) {
    order.ifPresent(asked -> wanted.putIfAbsent(room.sid(), new Wanted(live, asked)));
  }

  /** Something happened in a room. */
  void follow(Conference room) {
    Wanted asked = wanted.get(room.sid());
    if (asked == null) {
      return;
    }
    if (room.status() == ConferenceStatus.IN_PROGRESS) {
      recordings.computeIfAbsent(
          room.sid(), sid -> recorder.begin(asked.live().call(), sid, asked.order()));
    } else if (room.status() == ConferenceStatus.COMPLETED) {
      wanted.remove(room.sid());
      Optional.ofNullable(recordings.remove(room.sid())).ifPresent(recorder::finish);
    }
  }
}
