package dev.ringbridge.simulator.legs;

import dev.ringbridge.simulator.audio.Held;
import dev.ringbridge.simulator.call.Ender;
import dev.ringbridge.simulator.exchange.Equipment;
import dev.ringbridge.simulator.journal.Kind;
import dev.ringbridge.simulator.legs.LegAction.Hear;
import dev.ringbridge.simulator.legs.LegAction.Hush;
import dev.ringbridge.simulator.legs.LegAction.Tag;
import dev.ringbridge.simulator.legs.LiveLeg.Sound;
import dev.ringbridge.simulator.time.Timers.Timer;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Has legs do what a request says. A leg hears one sound at a time: the next takes over. */
final class LegActions {
  private static final int SAID_IN_LOG = 60;

  private final Equipment equipment;
  private final LegNews news;
  private final LegEndings endings;
  private final LegRecordings recordings;
  private final LegDials dials;
  private final LegGathering gathering;

  LegActions(
      Equipment equipment,
      LegNews news,
      LegEndings endings,
      LegRecordings recordings,
      LegDials dials) {
    this.equipment = equipment;
    this.news = news;
    this.endings = endings;
    this.recordings = recordings;
    this.dials = dials;
    this.gathering = new LegGathering(equipment, news);
  }

  void perform(LiveLeg live, LegAction action, Tag tag) {
    if (action instanceof Hear hear) {
      hear(live, hear, tag);
    } else if (action instanceof Hush hush) {
      live.sound()
          .filter(sound -> sound.hear().family().equals(hush.family()))
          .ifPresent(sound -> interrupt(live, sound));
    } else if (action instanceof LegAction.StartRecording asked) {
      recordings.start(live, asked, tag);
    } else if (action instanceof LegAction.StopRecording) {
      recordings.stop(live);
    } else if (action instanceof LegAction.Hold asked) {
      hold(live, asked, tag);
    } else if (action instanceof LegAction.Unhold) {
      hold(live, Held.NOT, tag);
    } else if (action instanceof LegAction.Mute asked) {
      mute(live, asked.muted());
    } else if (action instanceof LegAction.Gather gather) {
      gathering.gather(live, gather, tag);
    } else if (action instanceof LegAction.Dial dial) {
      dials.dial(live, dial, tag);
    } else if (action instanceof LegAction.Press press) {
      news.write(Kind.ANNOUNCED, live, Map.of("text", "keys " + press.keys()));
    } else {
      String how = live.isAnswered() ? "completed" : "canceled";
      news.write(Kind.HANGUP_REQUESTED, live, Map.of("how", how));
      endings.end(live, Ender.REST);
    }
  }

  private void hold(LiveLeg live, LegAction.Hold asked, Tag tag) {
    if (live.held() == Held.NOT) {
      asked.music().ifPresent(file -> news.write(Kind.PLAYED, live, Map.of("text", file)));
    }
    hold(live, asked.music().isPresent() ? Held.WITH_MUSIC : Held.IN_SILENCE, tag);
  }

  /** What is so already changes nothing, and is not told. */
  private void hold(LiveLeg live, Held next, Tag tag) {
    if ((live.held() == Held.NOT) == (next == Held.NOT)) {
      return;
    }
    live.hold(next);
    boolean ended = next == Held.NOT;
    news.write(
        Kind.PARTICIPANT_CHANGED,
        live,
        Map.of("event", ended ? "participant-unhold" : "participant-hold"));
    news.tell(live, Event.ofAction(ended ? "hold_ended" : "hold_started", tag, Map.of()));
  }

  /** No event of it is known. */
  private void mute(LiveLeg live, boolean muted) {
    if (live.isMuted() != muted) {
      live.mute(muted);
      String event = muted ? "participant-mute" : "participant-unmute";
      news.write(Kind.PARTICIPANT_CHANGED, live, Map.of("event", event));
    }
  }

  private void hear(LiveLeg live, Hear hear, Tag tag) {
    live.sound().ifPresent(sound -> interrupt(live, sound));
    boolean said = hear.family().equals("say");
    String text = hear.text().substring(0, Math.min(SAID_IN_LOG, hear.text().length()));
    news.write(said ? Kind.SAID : Kind.PLAYED, live, Map.of("text", text));
    Duration length = equipment.tempo().real(hear.length());
    Timer end = equipment.timers().after(length, () -> completed(live, hear, tag));
    live.hear(Optional.of(new Sound(hear, tag, end)));
    news.tell(live, Event.ofAction(hear.family() + "_started", tag, Map.of()));
  }

  private void completed(LiveLeg live, Hear hear, Tag tag) {
    live.hear(Optional.empty());
    news.tell(live, Event.ofAction(hear.family() + "_completed", tag, Map.of()));
  }

  private void interrupt(LiveLeg live, Sound sound) {
    live.hear(Optional.empty());
    news.tell(live, Event.ofAction(sound.hear().family() + "_interrupted", sound.tag(), Map.of()));
  }
}
