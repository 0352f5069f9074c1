package dev.ringbridge.simulator.exchange;

import dev.ringbridge.simulator.call.Call;
import dev.ringbridge.simulator.call.Ender;

/** Who follows a call: the client that made it or is called, or the call that dialed it. */
public interface CallObserver {
  /** Nobody. */
  CallObserver NONE =
      new CallObserver() {
        @Override
        public void answered(Call call) {}

        @Override
        public void ended(Call call, Ender by) {}
      };

  /** It rings at whoever is called. */
  default void ringing(Call call) {}

  /** It was picked up. */
  void answered(Call call);

  /** It is over. */
  void ended(Call call, Ender by);

  /** Both of them, this one first. */
  default CallObserver and(CallObserver other) {
    CallObserver first = this;
    return new CallObserver() {
      @Override
      public void ringing(Call call) {
        first.ringing(call);
        other.ringing(call);
      }

      @Override
      public void answered(Call call) {
        first.answered(call);
        other.answered(call);
      }

      @Override
      public void ended(Call call, Ender by) {
        first.ended(call, by);
        other.ended(call, by);
      }
    };
  }
}
