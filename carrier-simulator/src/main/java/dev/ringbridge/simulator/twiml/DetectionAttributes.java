package dev.ringbridge.simulator.twiml;

import dev.ringbridge.simulator.call.AmdOrder;
import dev.ringbridge.simulator.people.Detection;
import dev.ringbridge.simulator.webhook.HookMethod;
import dev.ringbridge.simulator.webhook.Target;
import java.time.Duration;
import java.util.Optional;

/** The attributes by which Number and Sip ask who picked up; the talk does not wait for it. */
final class DetectionAttributes {
  private static final String MODE = "machineDetection";
  private static final String CALLBACK = "amdStatusCallback";

  private DetectionAttributes() {}

  static Optional<AmdOrder> of(Element noun) {
    HookMethod method =
        noun.attribute(CALLBACK + "Method").flatMap(HookMethod::named).orElse(HookMethod.POST);
    Optional<Target> callback = noun.attribute(CALLBACK).map(url -> new Target(url, method));
    return noun.attribute(MODE)
        .filter(mode -> mode.equals("Enable") || mode.equals("DetectMessageEnd"))
        .map(mode -> new AmdOrder(detection(noun, mode), true, callback));
  }

  private static Detection detection(Element noun, String mode) {
    Detection standard = Detection.STANDARD;
    return new Detection(
        mode.equals("DetectMessageEnd"),
        ms(noun, "SpeechThreshold", standard.speechThreshold()),
        ms(noun, "SpeechEndThreshold", standard.speechEndThreshold()),
        ms(noun, "SilenceTimeout", standard.silenceTimeout()),
        Duration.ofSeconds(noun.number(MODE + "Timeout", (int) standard.timeout().toSeconds())));
  }

  private static Duration ms(Element noun, String name, Duration otherwise) {
    return Duration.ofMillis(noun.number(MODE + name, (int) otherwise.toMillis()));
  }
}
