package dev.ringbridge.simulator.twiml;

import dev.ringbridge.simulator.conference.JoinTerms;
import dev.ringbridge.simulator.webhook.Target;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** One thing to do to a call. A document without branches is a list of these. */
public sealed interface Step {

  /** Does it. */
  void on(Performer performer);

  /** Whether a call that came in is answered before it. */
  default boolean answers() {
    return true;
  }

  /** Who carries steps out. */
  interface Performer {
    /** Says or plays something. */
    void sound(Sound sound);

    /** Waits. */
    void await(Await pause);

    /** Joins a conference. */
    void join(Join join);

    /** Dials what this carrier cannot. */
    void dialElsewhere(DialElsewhere dial);

    /** Goes on with another document. */
    void fetch(Fetch fetch);

    /** Hangs up. */
    void hangUp();

    /** Refuses an incoming call. */
    void reject(Reject reject);
  }

  /**
   * A voice or a file is heard.
   *
   * @param text what is said, or the file's URL
   * @param spoken whether it is said
   * @param length how long it takes, in virtual time
   */
  record Sound(String text, boolean spoken, Duration length) implements Step {
    @Override
    public void on(Performer performer) {
      performer.sound(this);
    }
  }

  /**
   * Silence, in real time: of a pause, or until a gather gives up on digits.
   *
   * @param answers whether it picks up first; a pause does not
   */
  record Await(Duration length, boolean answers) implements Step {
    @Override
    public void on(Performer performer) {
      performer.await(this);
    }
  }

  /**
   * The call is in a conference until it leaves it.
   *
   * @param action where the next document comes from then; empty: the next step
   * @param timeLimit the longest it may stay
   */
  record Join(JoinTerms terms, Optional<Target> action, Duration timeLimit) implements Step {
    @Override
    public void on(Performer performer) {
      performer.join(this);
    }
  }

  /** A dial to something that is not simulated: it fails. */
  record DialElsewhere(String noun, Optional<Target> action) implements Step {
    @Override
    public void on(Performer performer) {
      performer.dialElsewhere(this);
    }
  }

  /** The next document. */
  record Fetch(Target from, Map<String, String> params) implements Step {
    @Override
    public void on(Performer performer) {
      performer.fetch(this);
    }

    @Override
    public boolean answers() {
      return false;
    }
  }

  /** The end of the call. */
  record Hangup() implements Step {
    @Override
    public void on(Performer performer) {
      performer.hangUp();
    }

    @Override
    public boolean answers() {
      return false;
    }
  }

  /**
   * An incoming call is refused.
   *
   * @param reason rejected or busy
   */
  record Reject(String reason) implements Step {
    @Override
    public void on(Performer performer) {
      performer.reject(this);
    }

    @Override
    public boolean answers() {
      return false;
    }
  }
}
