package dev.ringbridge.simulator.exchange;

import dev.ringbridge.simulator.call.Call;
import dev.ringbridge.simulator.call.Ender;
import dev.ringbridge.simulator.twiml.Step;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What of all calls goes to sockets of customers. */
final class Streams {
  private final Equipment equipment;
  private final Map<String, List<SoundStream>> byCall = new HashMap<>();

  Streams(Equipment equipment) {
    this.equipment = equipment;
  }

  /**
   * Opens a socket. A document whose stream is heard, too, goes on when that is over; any other at
   * once.
   */
  void begin(Performance performance, LiveCall live, Step.Stream step) {
    SoundStream stream = new SoundStream(equipment, live, step);
    byCall.computeIfAbsent(live.sid(), none -> new ArrayList<>()).add(stream);
    live.alsoTell(new WithTheCall(stream));
    if (step.both()) {
      live.does("talks with a socket");
      live.spendTime();
      live.waitFor(stream::end);
      stream.open(performance::next);
    } else {
      stream.open(() -> {});
      performance.later(Duration.ZERO, performance::next);
    }
  }

  /** Closes the socket of that name; without one nothing happens. */
  void stop(LiveCall live, String name) {
    byCall.getOrDefault(live.sid(), List.of()).stream()
        .filter(stream -> stream.isCalled(name))
        .forEach(SoundStream::end);
  }

  /** No stream outlives its call. */
  private final class WithTheCall implements CallObserver {
    private final SoundStream stream;

    WithTheCall(SoundStream stream) {
      this.stream = stream;
    }

    @Override
    public void answered(Call call) {
      // A stream begins after the answer.
    }

    @Override
    public void ended(Call call, Ender by) {
      stream.end();
      byCall.remove(call.sid());
    }
  }
}
