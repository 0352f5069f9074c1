package dev.ringbridge.simulator.conference;

import java.util.Optional;

/** What happened in a conference. */
public sealed interface ConferenceFact {

  /** The event's name in a callback. */
  String event();

  /** The name it is subscribed by. */
  default String subscription() {
    return event().substring(event().indexOf('-') + 1).replaceFirst("^un", "");
  }

  /** Somebody joined. */
  record Joined(Participant participant) implements ConferenceFact {
    @Override
    public String event() {
      return "participant-join";
    }
  }

  /**
   * Somebody left.
   *
   * @param callEnded whether the call itself is over
   */
  record Left(Participant participant, LeaveReason reason, boolean callEnded)
      implements ConferenceFact {
    @Override
    public String event() {
      return "participant-leave";
    }
  }

  /**
   * Somebody who was dialed for it did not come.
   *
   * @param callStatus how their call ended, by the carrier's name
   */
  record NotAdded(Participant participant, String callStatus) implements ConferenceFact {
    @Override
    public String event() {
      return "participant-leave";
    }
  }

  /** Two are in, and one of them starts it. */
  record Started() implements ConferenceFact {
    @Override
    public String event() {
      return "conference-start";
    }
  }

  /**
   * It is over.
   *
   * @param by who ended it, if somebody did
   */
  record Ended(EndReason reason, Optional<Participant> by) implements ConferenceFact {
    @Override
    public String event() {
      return "conference-end";
    }
  }

  /**
   * What a participant alone was played is over.
   *
   * @param heard whether there was anything to play
   */
  record Announced(Participant participant, boolean heard) implements ConferenceFact {
    @Override
    public String event() {
      return heard ? "announcement-end" : "announcement-fail";
    }

    @Override
    public String subscription() {
      return "announcement";
    }
  }

  /** A participant was muted, held or modified, or the opposite. */
  record Changed(Participant participant, String event) implements ConferenceFact {}
}
