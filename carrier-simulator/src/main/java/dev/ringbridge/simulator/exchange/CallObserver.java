package dev.ringbridge.simulator.exchange;

import dev.ringbridge.simulator.call.Call;
import dev.ringbridge.simulator.call.Ender;

/** The client at the other end of a call that came in. */
public interface CallObserver {
  /** Nobody. */
  CallObserver NONE =
      new CallObserver() {
        @Override
        public void answered(Call call) {}

        @Override
        public void ended(Call call, Ender by) {}
      };

  /** The document answered. */
  void answered(Call call);

  /** It is over. */
  void ended(Call call, Ender by);
}
