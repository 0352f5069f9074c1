package dev.ringbridge.simulator.exotel;

import dev.ringbridge.simulator.call.Digits;
import dev.ringbridge.simulator.legs.LegAction;
import dev.ringbridge.simulator.legs.LegAction.Gather;
import dev.ringbridge.simulator.legs.LegAction.HangUp;
import dev.ringbridge.simulator.legs.LegAction.Hear;
import dev.ringbridge.simulator.legs.LegAction.Hold;
import dev.ringbridge.simulator.legs.LegAction.Hush;
import dev.ringbridge.simulator.legs.LegAction.Mute;
import dev.ringbridge.simulator.legs.LegAction.Press;
import dev.ringbridge.simulator.legs.LegAction.StartRecording;
import dev.ringbridge.simulator.legs.LegAction.StopRecording;
import dev.ringbridge.simulator.legs.LegAction.Unhold;
import dev.ringbridge.simulator.twiml.Element;
import dev.ringbridge.simulator.twiml.SoundLength;
import dev.ringbridge.simulator.twiml.Twiml;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads what a leg is told to do: a Flow of verbs, of which this face knows Hangup, StartPlay,
 * StopPlay, Say, StartSay, StopSay, StartRecording, StopRecording, Hold, UnHold, Mute, UnMute,
 * Gather, Dial and SendDtmf. A verb's text is what is said, or the file's URL. Recordings are WAV
 * files in the carrier's own storage.
 */
final class ExoMl {
  /** A loop of 0 goes on until it is stopped: as good as this often. */
  private static final int ENDLESS = 10_000;

  private static final int MOST_LOOPS = 10;

  private static final int MOST_KEYS = 32;
  private static final int STANDARD_TIMEOUT_S = 5;

  /** Where a flow is read. */
  interface Surroundings {
    /** Where recordings are fetched, without the file's name. */
    String storage();

    /** What a Dial with these attributes is to make; empty if it may make nothing. */
    Optional<LegAction> dial(Map<String, String> asked);
  }

  private ExoMl() {}

  /** The verbs in their order; empty if the text is no Flow of verbs that are known. */
  static Optional<List<LegAction>> read(String exoml, Surroundings around) {
    return Twiml.tree(exoml)
        .filter(root -> root.name().equals("Flow") && !root.children().isEmpty())
        .flatMap(root -> actions(root.children(), around));
  }

  private static Optional<List<LegAction>> actions(List<Element> verbs, Surroundings around) {
    List<LegAction> actions = new ArrayList<>();
    verbs.forEach(verb -> action(verb, around).ifPresent(actions::add));
    return actions.size() == verbs.size() ? Optional.of(actions) : Optional.empty();
  }

  private static Optional<LegAction> action(Element verb, Surroundings around) {
    return switch (verb.name()) {
      case "Hangup" -> Optional.of(new HangUp());
      case "StartPlay" -> Optional.of(hear("play", verb, SoundLength.file()));
      case "Say", "StartSay" -> Optional.of(hear("say", verb, SoundLength.said(verb.text())));
      case "StopPlay" -> Optional.of(new Hush("play"));
      case "StopSay" -> Optional.of(new Hush("say"));
      case "StartRecording" -> recording(verb, around.storage());
      case "StopRecording" -> Optional.of(new StopRecording());
      case "Hold" -> hold(verb);
      case "UnHold" -> Optional.of(new Unhold());
      case "Mute" -> Optional.of(new Mute(true));
      case "UnMute" -> Optional.of(new Mute(false));
      case "Gather" -> gather(verb);
      case "Dial" -> around.dial(verb.attributes());
      case "SendDtmf" -> keys(verb);
      default -> Optional.empty();
    };
  }

  /** In silence, or with a file that is played meanwhile. */
  private static Optional<LegAction> hold(Element verb) {
    List<Element> within = verb.children();
    boolean music = within.size() == 1 && within.get(0).name().equals("StartPlay");
    return within.isEmpty() || music
        ? Optional.of(new Hold(within.stream().map(Element::text).findFirst()))
        : Optional.empty();
  }

  /** Without prompts: those are actions of their own. */
  private static Optional<LegAction> gather(Element verb) {
    String finish = verb.attributes().getOrDefault("finishOnKey", "#");
    int most = verb.number("numDigits", MOST_KEYS);
    Duration timeout = Duration.ofSeconds(verb.number("timeoutInSec", STANDARD_TIMEOUT_S));
    boolean known = verb.children().isEmpty() && finish.matches("[0-9*#]?");
    return known && most > 0 && most <= MOST_KEYS
        ? Optional.of(new Gather(new Digits(most, finish), timeout))
        : Optional.empty();
  }

  private static Optional<LegAction> keys(Element verb) {
    return Optional.of(verb.attributes().getOrDefault("digits", ""))
        .filter(digits -> digits.matches("[0-9*#]{1,32}"))
        .map(Press::new);
  }

  /**
   * Both directions in one WAV file, kept by the carrier: whatever else it can is not simulated.
   */
  private static Optional<LegAction> recording(Element verb, String storage) {
    Map<String, String> asked = verb.attributes();
    boolean known =
        asked.getOrDefault("direction", "both").equals("both")
            && asked.getOrDefault("format", "mp3").equals("wav")
            && asked.getOrDefault("storageType", "s3").equals("s3");
    return switch (known ? asked.getOrDefault("channel", "mono") : "") {
      case "mono" -> Optional.of(new StartRecording(1, storage));
      case "stereo" -> Optional.of(new StartRecording(2, storage));
      default -> Optional.empty();
    };
  }

  private static Hear hear(String family, Element verb, Duration once) {
    int loops = Math.min(verb.number("loop", 1), MOST_LOOPS);
    return new Hear(family, verb.text(), once.multipliedBy(loops == 0 ? ENDLESS : loops));
  }
}
