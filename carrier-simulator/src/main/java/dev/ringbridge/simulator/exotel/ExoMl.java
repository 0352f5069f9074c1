package dev.ringbridge.simulator.exotel;

import dev.ringbridge.simulator.legs.LegAction;
import dev.ringbridge.simulator.legs.LegAction.HangUp;
import dev.ringbridge.simulator.legs.LegAction.Hear;
import dev.ringbridge.simulator.legs.LegAction.Hush;
import dev.ringbridge.simulator.twiml.Element;
import dev.ringbridge.simulator.twiml.SoundLength;
import dev.ringbridge.simulator.twiml.Twiml;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads what a leg is told to do: a Flow of verbs, of which this face knows Hangup, StartPlay,
 * StopPlay, Say, StartSay and StopSay. A verb's text is what is said, or the file's URL.
 */
final class ExoMl {
  /** A loop of 0 goes on until it is stopped: as good as this often. */
  private static final int ENDLESS = 10_000;

  private static final int MOST_LOOPS = 10;

  private ExoMl() {}

  /** The verbs in their order; empty if the text is no Flow of verbs that are known. */
  static Optional<List<LegAction>> read(String exoml) {
    return Twiml.tree(exoml)
        .filter(root -> root.name().equals("Flow") && !root.children().isEmpty())
        .flatMap(root -> actions(root.children()));
  }

  private static Optional<List<LegAction>> actions(List<Element> verbs) {
    List<LegAction> actions = new ArrayList<>();
    verbs.forEach(verb -> action(verb).ifPresent(actions::add));
    return actions.size() == verbs.size() ? Optional.of(actions) : Optional.empty();
  }

  private static Optional<LegAction> action(Element verb) {
    return switch (verb.name()) {
      case "Hangup" -> Optional.of(new HangUp());
      case "StartPlay" -> Optional.of(hear("play", verb, SoundLength.file()));
      case "Say", "StartSay" -> Optional.of(hear("say", verb, SoundLength.said(verb.text())));
      case "StopPlay" -> Optional.of(new Hush("play"));
      case "StopSay" -> Optional.of(new Hush("say"));
      default -> Optional.empty();
    };
  }

  private static Hear hear(String family, Element verb, Duration once) {
    int loops = Math.min(verb.number("loop", 1), MOST_LOOPS);
    return new Hear(family, verb.text(), once.multipliedBy(loops == 0 ? ENDLESS : loops));
  }
}
