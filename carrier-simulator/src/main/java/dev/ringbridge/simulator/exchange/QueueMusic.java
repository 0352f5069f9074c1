package dev.ringbridge.simulator.exchange;

import dev.ringbridge.simulator.call.CallParams;
import dev.ringbridge.simulator.journal.Kind;
import dev.ringbridge.simulator.twiml.Step;
import dev.ringbridge.simulator.webhook.Hook;
import dev.ringbridge.simulator.webhook.LastReply;
import dev.ringbridge.simulator.webhook.Reply;
import dev.ringbridge.simulator.webhook.Target;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * What calls hear in a queue: a document that is asked for again when it is over. It says and plays
 * something, waits, or has the call leave.
 */
final class QueueMusic {
  private final Equipment equipment;
  private final CallLog log;

  QueueMusic(Equipment equipment) {
    this.equipment = equipment;
    this.log = new CallLog(equipment.journal());
  }

  /**
   * What one call hears.
   *
   * @param waits whether it still waits
   * @param params what the document is told of the queue
   * @param leave has it leave the queue
   */
  record Piece(
      LiveCall live,
      Target document,
      BooleanSupplier waits,
      Supplier<Map<String, String>> params,
      Runnable leave) {}

  /** Asks for the document and plays it, over and over. */
  void play(Piece piece) {
    Map<String, String> params = CallParams.of(piece.live().call());
    params.putAll(piece.params().get());
    String token = equipment.accounts().authToken(piece.live().accountSid());
    Hook hook = new Hook(piece.document(), params, token);
    equipment.courier().deliver(hook, new LastReply(reply -> heard(piece, reply)));
  }

  private void go(Piece piece, Deque<Step> steps, boolean timePassed) {
    if (!piece.waits().getAsBoolean()) {
      return;
    }
    Step step = steps.remove();
    if (step instanceof Step.Leave) {
      piece.leave().run();
    } else if (step instanceof Step.Hangup) {
      again(piece, timePassed);
    } else {
      Duration length = length(piece, step);
      boolean later = timePassed || !length.isZero();
      equipment.timers().after(length, () -> go(piece, steps, later));
    }
  }

  /** The end of a document is its beginning, unless that would be at once. */
  private void again(Piece piece, boolean timePassed) {
    if (timePassed) {
      play(piece);
    } else {
      warn(piece, "a queue's document that takes no time is silence");
    }
  }

  private Duration length(Piece piece, Step step) {
    if (step instanceof Step.Sound sound) {
      log.write(Kind.PLAYED, piece.live(), Map.of("text", sound.text()));
      return equipment.tempo().real(sound.length());
    }
    if (step instanceof Step.Await pause) {
      return pause.length();
    }
    warn(piece, "12200 not for a queue");
    return Duration.ZERO;
  }

  private void warn(Piece piece, String text) {
    log.write(Kind.WARNING, piece.live(), Map.of("text", text));
  }

  private void heard(Piece piece, Reply reply) {
    Document document = Document.of(reply);
    if (document.program().isPresent()) {
      go(piece, new ArrayDeque<>(document.program().get().steps()), false);
    } else {
      warn(piece, document.errorCode() + " nothing to hear in the queue");
    }
  }
}
