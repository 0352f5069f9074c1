package dev.ringbridge.simulator.webhook;

/** Something to tell or ask the customer, as one carrier or the other puts it. */
public sealed interface Message permits Hook, JsonEvent, Callback, FlowQuestion {

  /** Where it goes; a fragment may hold delivery rules. */
  String url();
}
