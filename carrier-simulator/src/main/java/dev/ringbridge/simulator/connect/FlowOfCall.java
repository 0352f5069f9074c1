package dev.ringbridge.simulator.connect;

/** What a call's only party meets: a flow in place of a second party. */
public interface FlowOfCall {
  /** The party answered. */
  void begin(ConnectCall call);

  /** The party is gone, whether they ever answered or not. */
  void over();
}
