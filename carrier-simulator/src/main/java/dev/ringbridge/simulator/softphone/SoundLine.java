package dev.ringbridge.simulator.softphone;

import dev.ringbridge.simulator.audio.Frame;
import dev.ringbridge.simulator.audio.Headset;
import dev.ringbridge.simulator.audio.Mixer;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ServerWebSocket;
import java.util.Optional;

/**
 * The sound of a phone's socket, in binary frames, once the phone asks for it. Where the phone does
 * not keep up, sound is left out: nothing waits for it, and half a second is under way at most.
 */
public final class SoundLine {
  private static final int MOST_BYTES_UNDER_WAY = 25 * Frame.SAMPLES;

  private final Mixer mixer;
  private final ServerWebSocket socket;
  private Headset headset;
  private boolean wanted;
  private Optional<String> callSid = Optional.empty();

  /** A line whose phone wants no sound yet. */
  public SoundLine(Mixer mixer, ServerWebSocket socket) {
    this.mixer = mixer;
    this.socket = socket;
    this.headset = new Headset(this::play);
    socket.setWriteQueueMaxSize(MOST_BYTES_UNDER_WAY);
    socket.binaryMessageHandler(this::say);
  }

  /** Whether the phone takes sound from now on. */
  public void want(boolean sound) {
    wanted = sound;
    follow();
  }

  /** The phone is at this call now, or at none. */
  public void at(Optional<String> call) {
    callSid.ifPresent(mixer::detach);
    headset = new Headset(this::play);
    callSid = call;
    follow();
  }

  /** Whether what the phone says is dropped. */
  public void mute(boolean muted) {
    headset.mute(muted);
  }

  private void follow() {
    if (wanted) {
      callSid.ifPresent(sid -> mixer.attach(sid, headset));
    } else {
      callSid.ifPresent(mixer::detach);
    }
  }

  private void say(Buffer bytes) {
    if (bytes.length() == Frame.SAMPLES) {
      headset.say(Frame.ofMuLaw(bytes.getBytes()));
    } else {
      Frames.send(socket, Frames.error(Frames.MALFORMED_SOUND, "a frame of sound has 160 bytes"));
    }
  }

  private void play(Frame frame) {
    if (!socket.isClosed() && !socket.writeQueueFull()) {
      socket.writeBinaryMessage(Buffer.buffer(frame.toMuLaw()));
    }
  }
}
