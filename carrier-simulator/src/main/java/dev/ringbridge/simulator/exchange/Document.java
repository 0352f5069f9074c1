package dev.ringbridge.simulator.exchange;

import dev.ringbridge.simulator.twiml.Program;
import dev.ringbridge.simulator.twiml.SoundLength;
import dev.ringbridge.simulator.twiml.Step.Sound;
import dev.ringbridge.simulator.twiml.Twiml;
import dev.ringbridge.simulator.webhook.Reply;
import java.util.Optional;

/**
 * What a reply is good for.
 *
 * @param program what to perform, if anything
 * @param errorCode else the carrier's code for what is wrong, 0 if nothing is
 */
record Document(Optional<Program> program, int errorCode) {
  private static final int BAD_STATUS = 11200;
  private static final int BAD_CONTENT_TYPE = 12300;

  static Document of(Reply reply) {
    if (reply instanceof Reply.Answered answered) {
      return answered.isSuccess() ? byType(answered) : none(BAD_STATUS);
    }
    return none(((Reply.Failed) reply).why().code());
  }

  /** XML is TwiML, audio is played, text is said; anything else is nothing. */
  private static Document byType(Reply.Answered answered) {
    String type = answered.contentType();
    if (type.equals("text/xml") || type.equals("application/xml")) {
      return twiml(answered.body());
    }
    if (type.startsWith("audio/")) {
      return sound(new Sound("(the answer itself)", false, SoundLength.file()));
    }
    return type.equals("text/plain")
        ? sound(new Sound(answered.body(), true, SoundLength.said(answered.body())))
        : none(BAD_CONTENT_TYPE);
  }

  private static Document twiml(String body) {
    return Twiml.read(body) instanceof Twiml.Parsed parsed
        ? new Document(Optional.of(parsed.program()), 0)
        : none(Twiml.PARSE_FAILURE);
  }

  private static Document sound(Sound sound) {
    return new Document(Optional.of(Program.sound(sound)), 0);
  }

  private static Document none(int code) {
    return new Document(Optional.empty(), code);
  }
}
