package dev.ringbridge.simulator.twiml;

/** Who carries steps out. */
public interface Performer {
  /** Says or plays something. */
  void sound(Step.Sound sound);

  /** Waits. */
  void await(Step.Await pause);

  /** Says its prompts and takes keys. */
  void gather(Step.Gather gather);

  /** Records what the person says. */
  void takeMessage(Step.TakeMessage message);

  /** Joins a conference. */
  void join(Step.Join join);

  /** Dials numbers. */
  void dialNumbers(Step.DialNumbers dial);

  /** Waits in a queue. */
  void enqueue(Step.Enqueue queue);

  /** Leaves the queue that it waits in. */
  void leave();

  /** Talks with who is first in a queue. */
  void dialQueue(Step.DialQueue dial);

  /** Dials what this carrier cannot. */
  void dialElsewhere(Step.DialElsewhere dial);

  /** Sends what is heard to a socket. */
  void stream(Step.Stream stream);

  /** Sends nothing there any more. */
  void stopStream(Step.StopStream stop);

  /** Goes on with another document. */
  void fetch(Step.Fetch fetch);

  /** Hangs up. */
  void hangUp();

  /** Refuses an incoming call. */
  void reject(Step.Reject reject);
}
