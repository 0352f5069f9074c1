package dev.ringbridge.simulator.audio;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * What an agent talks into and listens to during one call. Of what they say 200 ms are kept at
 * most: old sound gives way to new.
 */
public final class Headset {
  private static final int FRAMES_KEPT = 10;

  private final Speaker speaker;
  private final Deque<Frame> said = new ArrayDeque<>();
  private boolean muted;

  /** Takes sound to the agent. */
  public interface Speaker {
    /** Plays a frame, or drops it where frames before it are still under way. */
    void play(Frame frame);
  }

  /** A headset that says nothing yet. */
  public Headset(Speaker speaker) {
    this.speaker = speaker;
  }

  /** The agent said something. */
  public void say(Frame frame) {
    if (said.size() == FRAMES_KEPT) {
      said.remove();
    }
    said.add(muted ? Frame.SILENCE : frame);
  }

  /** Whether what they say is silence from now on, and what was not heard yet too. */
  public void mute(boolean silent) {
    muted = silent;
    if (silent) {
      said.clear();
    }
  }

  Frame next() {
    return said.isEmpty() ? Frame.SILENCE : said.remove();
  }

  void play(Frame frame) {
    speaker.play(frame);
  }
}
