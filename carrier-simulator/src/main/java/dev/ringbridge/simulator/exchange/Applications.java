package dev.ringbridge.simulator.exchange;

import dev.ringbridge.simulator.call.Address;
import dev.ringbridge.simulator.call.Ender;
import dev.ringbridge.simulator.call.Ending;
import dev.ringbridge.simulator.journal.Kind;
import dev.ringbridge.simulator.webhook.HookMethod;
import dev.ringbridge.simulator.webhook.Target;

/** Applications that are called: what their document says is heard where they were called to. */
final class Applications {
  private final Equipment equipment;
  private final Conversation conversation;
  private final Announcements announcements;

  Applications(Equipment equipment, Conversation conversation) {
    this.equipment = equipment;
    this.conversation = conversation;
    this.announcements = new Announcements(equipment);
  }

  /** It picked up: its document is asked for, and when that is over it is gone. */
  void run(LiveCall live) {
    String to = live.call().request().to();
    equipment
        .accounts()
        .find(live.accountSid())
        .map(account -> account.applications().get(Address.name(to)))
        .map(url -> new Target(url, HookMethod.POST))
        .ifPresentOrElse(url -> run(live, to, url), () -> over(live, Ender.APPLICATION_ERROR));
  }

  private void run(LiveCall live, String to, Target voice) {
    announcements.announce(
        live,
        voice,
        Address.handedOver(to),
        Kind.PLAYED,
        heard -> over(live, heard ? Ender.TWIML : Ender.APPLICATION_ERROR));
  }

  private void over(LiveCall live, Ender by) {
    conversation.end(live, Ending.completed(by));
  }
}
