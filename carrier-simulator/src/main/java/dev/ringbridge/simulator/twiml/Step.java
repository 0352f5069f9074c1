package dev.ringbridge.simulator.twiml;

import dev.ringbridge.simulator.call.AmdOrder;
import dev.ringbridge.simulator.call.Digits;
import dev.ringbridge.simulator.call.RecordingOrder;
import dev.ringbridge.simulator.call.StatusHook;
import dev.ringbridge.simulator.conference.JoinTerms;
import dev.ringbridge.simulator.webhook.Target;
import java.time.Duration;
import java.util.List;
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

  /** Silence of a pause, in real time. A call that came in is not picked up for it. */
  record Await(Duration length) implements Step {
    @Override
    public void on(Performer performer) {
      performer.await(this);
    }

    @Override
    public boolean answers() {
      return false;
    }
  }

  /**
   * Keys or words are waited for, while something is said and for a time afterwards.
   *
   * @param prompts what is said meanwhile: {@link Sound} and {@link Await}; a key cuts it short
   * @param timeout how long after the prompts, or after the last key, it waits for another, in real
   *     time
   * @param most how many keys there are at most; they go out once they are there
   * @param finish the key that ends them and is none of them; empty where no key does
   * @param action where they go; empty: the document that asked for them
   * @param heard what is listened for
   * @param onNone whether the action hears of it when there was no key; otherwise the next step
   *     follows
   */
  record Gather(
      List<Step> prompts,
      Duration timeout,
      int most,
      String finish,
      Target action,
      Heard heard,
      boolean onNone)
      implements Step {
    public Gather {
      prompts = List.copyOf(prompts);
    }

    @Override
    public void on(Performer performer) {
      performer.gather(this);
    }

    /** What goes out of what was pressed. */
    public String taken(String pressed) {
      return new Digits(most, finish).taken(pressed);
    }

    /** Whether they go out at once, and not after another wait. */
    public boolean isComplete(String pressed) {
      return new Digits(most, finish).isComplete(pressed);
    }
  }

  /**
   * What the person says is recorded, until they say nothing, press a key or have said enough.
   *
   * @param silence how long they are waited for once they are silent, in real time
   * @param longest the longest that it may be, in real time
   * @param finish keys that end it
   * @param action where the next document comes from then; empty: the document that asked for it
   * @param hook whom to tell that it is there
   */
  record TakeMessage(
      Duration silence, Duration longest, String finish, Target action, Optional<StatusHook> hook)
      implements Step {
    @Override
    public void on(Performer performer) {
      performer.takeMessage(this);
    }
  }

  /**
   * The call is in a conference until it leaves it.
   *
   * @param action where the next document comes from then; empty: the next step
   * @param timeLimit the longest it may stay
   * @param waiting what it hears until the conference starts; empty: the carrier's music
   */
  record Join(
      JoinTerms terms, Optional<Target> action, Duration timeLimit, Optional<Target> waiting)
      implements Step {
    @Override
    public void on(Performer performer) {
      performer.join(this);
    }
  }

  /**
   * Numbers, clients and SIP addresses are called, all at once; the call talks with who picks up
   * first.
   *
   * @param callerId what they see; empty: the number that the call is from
   * @param action where the next document comes from then; empty: the next step
   * @param ringTimeout how long they ring, in virtual time
   * @param timeLimit the longest they may talk
   * @param recorded how their talk is recorded; empty where it is not
   */
  record DialNumbers(
      List<Callee> callees,
      Optional<String> callerId,
      Optional<Target> action,
      Duration ringTimeout,
      Duration timeLimit,
      Optional<RecordingOrder> recorded)
      implements Step {
    public DialNumbers {
      callees = List.copyOf(callees);
    }

    @Override
    public void on(Performer performer) {
      performer.dialNumbers(this);
    }
  }

  /**
   * A number, client or SIP address to call.
   *
   * @param hook whom to tell of it
   * @param amd how to find out who picked up there; empty where nobody asks
   * @param before what whoever picks up hears before the talk; empty for nothing
   */
  record Callee(
      String address, Optional<StatusHook> hook, Optional<AmdOrder> amd, Optional<Target> before) {}

  /**
   * The call waits in a queue.
   *
   * @param most how many may wait there, if it is opened for this
   * @param action where the next document comes from when it leaves; empty: the next step
   * @param waiting what it hears meanwhile; empty: the carrier's music
   */
  record Enqueue(String queue, int most, Optional<Target> action, Optional<Target> waiting)
      implements Step {
    @Override
    public void on(Performer performer) {
      performer.enqueue(this);
    }
  }

  /** The call leaves the queue, whose document this is in. */
  record Leave() implements Step {
    @Override
    public void on(Performer performer) {
      performer.leave();
    }
  }

  /**
   * The call talks with who is first in a queue, or waits for somebody to come.
   *
   * @param ringTimeout how long it waits, in virtual time
   * @param before what whoever was first hears before the talk; empty for nothing
   */
  record DialQueue(
      String queue,
      Optional<Target> action,
      Duration ringTimeout,
      Duration timeLimit,
      Optional<Target> before)
      implements Step {
    @Override
    public void on(Performer performer) {
      performer.dialQueue(this);
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

  /**
   * What is heard goes to a socket from now on.
   *
   * @param both whether the socket is heard, too, and the next step waits for its end
   */
  record Stream(StreamNoun noun, boolean both) implements Step {
    @Override
    public void on(Performer performer) {
      performer.stream(this);
    }
  }

  /** Nothing goes to the socket of that name any more. */
  record StopStream(String name) implements Step {
    @Override
    public void on(Performer performer) {
      performer.stopStream(this);
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
