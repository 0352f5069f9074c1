package dev.ringbridge.simulator.audio;

import dev.ringbridge.simulator.journal.Journal;
import dev.ringbridge.simulator.journal.Kind;
import dev.ringbridge.simulator.time.Timers;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Has people in the same room hear each other, 20 ms at a time. It works while a headset is on, and
 * only for the rooms in which one is; a frame goes out where somebody else is to be heard, silent
 * or not.
 */
public final class Mixer {
  private static final Duration STEP = Duration.ofMillis(Frame.MILLIS);

  /** A loop that was busy makes up for this much; what is older is left out. */
  private static final Duration MOST_BEHIND = Duration.ofMillis(200);

  private final Timers timers;
  private final Journal journal;
  private final List<Hall> halls;
  private final Map<String, Headset> headsets = new LinkedHashMap<>();
  private final Map<String, Listener> listeners = new HashMap<>();
  private Instant next = Instant.MIN;
  private boolean working;
  private long frames;

  /** A mixer that nobody listens to. */
  public Mixer(Timers timers, Journal journal, List<Hall> halls) {
    this.timers = timers;
    this.journal = journal;
    this.halls = List.copyOf(halls);
  }

  /** Puts a headset on, for a call. */
  public void attach(String callSid, Headset headset) {
    headsets.put(callSid, headset);
    if (!working) {
      working = true;
      next = timers.steady();
      timers.soon(this::step);
    }
  }

  /** Takes it off; the last one ends the work. */
  public void detach(String callSid) {
    headsets.remove(callSid);
  }

  /** What a virtual person hears, as the admin page shows it; empty if nobody listens to them. */
  public Optional<Map<String, Object>> hearing(String callSid) {
    return Optional.ofNullable(listeners.get(callSid)).map(Listener::hearingNow);
  }

  private void step() {
    Set<String> present = new HashSet<>();
    for (String callSid : List.copyOf(headsets.keySet())) {
      if (!present.contains(callSid)) {
        List<Person> room = around(callSid);
        room.forEach(person -> present.add(person.callSid()));
        mix(room);
      }
    }
    forgetAllBut(present);
    frames++;
    working = !headsets.isEmpty();
    if (working) {
      again();
    }
  }

  private void again() {
    Instant now = timers.steady();
    next = next.plus(STEP);
    if (next.plus(MOST_BEHIND).isBefore(now)) {
      next = now;
    }
    timers.after(Duration.between(now, next), this::step);
  }

  private List<Person> around(String callSid) {
    return halls.stream()
        .map(hall -> hall.around(callSid))
        .filter(room -> !room.isEmpty())
        .findFirst()
        .orElse(List.of());
  }

  private void mix(List<Person> room) {
    Map<Person, Frame> said = new LinkedHashMap<>();
    room.forEach(person -> said.put(person, say(person)));
    for (Person person : room) {
      List<Person> heard = room.stream().filter(other -> other.isHeardBy(person)).toList();
      if (person.held() == Held.WITH_MUSIC) {
        deliver(person, HoldMusic.at(frames));
      } else if (person.held() == Held.IN_SILENCE) {
        deliver(person, Frame.SILENCE);
      } else if (!heard.isEmpty()) {
        Frame sum = Frame.SILENCE;
        for (Person other : heard) {
          sum = sum.plus(said.getOrDefault(other, Frame.SILENCE));
        }
        deliver(person, sum);
      }
    }
  }

  /** What is said goes on while it is not heard: a microphone is emptied, a voice speaks. */
  private Frame say(Person person) {
    Headset headset = headsets.get(person.callSid());
    if (headset != null) {
      return headset.next();
    }
    return person
        .number()
        .map(number -> listeners.computeIfAbsent(person.callSid(), sid -> meet(person, number)))
        .map(Listener::speak)
        .orElse(Frame.SILENCE);
  }

  private Listener meet(Person person, String number) {
    Listener listener = new Listener(person, number, timers.steady());
    journal.write(Kind.SOUND_BEGAN, person.accountSid(), person.callSid(), listener.beginning());
    return listener;
  }

  private void deliver(Person to, Frame frame) {
    Headset headset = headsets.get(to.callSid());
    if (headset != null) {
      headset.play(frame);
    } else if (listeners.get(to.callSid()) != null) {
      listeners.get(to.callSid()).hear(frame);
    }
  }

  /** Those who left their room, or whose agent takes no sound any more. */
  private void forgetAllBut(Set<String> present) {
    listeners
        .values()
        .removeIf(
            listener -> {
              boolean gone = !present.contains(listener.person().callSid());
              if (gone) {
                end(listener);
              }
              return gone;
            });
  }

  private void end(Listener listener) {
    Person person = listener.person();
    Map<String, Object> details = new LinkedHashMap<>(person.facts());
    details.putAll(listener.hearing());
    journal.write(Kind.SOUND_ENDED, person.accountSid(), person.callSid(), details);
  }
}
