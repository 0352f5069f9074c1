package dev.ringbridge.simulator.legs;

import dev.ringbridge.simulator.call.RecordingOrder;
import dev.ringbridge.simulator.exchange.Equipment;
import dev.ringbridge.simulator.journal.Kind;
import dev.ringbridge.simulator.legs.LegAction.Tag;
import dev.ringbridge.simulator.recording.Recording;
import dev.ringbridge.simulator.recording.RecordingStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The recordings of legs, one of a leg at a time. They end with their leg at the latest, can be
 * fetched a while later, and are never deleted by request: the carrier has no request for that.
 */
public final class LegRecordings {
  /** How long it takes until a recording is there: virtual. */
  private static final Duration PROCESSING = Duration.ofSeconds(2);

  private static final int KEPT = 10_000;

  private final Map<String, Kept> bySid = new LinkedHashMap<>();
  private final Map<String, String> openOfLeg = new HashMap<>();
  private final Equipment equipment;
  private final LegNews news;

  LegRecordings(Equipment equipment, LegNews news) {
    this.equipment = equipment;
    this.news = news;
  }

  /** A recording, and what is told of it. */
  private record Kept(Recording recording, LiveLeg leg, LegAction.StartRecording asked, Tag tag) {
    Kept with(Recording next) {
      return new Kept(next, leg, asked, tag);
    }
  }

  /** Begins; a leg that is being recorded goes on as it is. */
  void start(LiveLeg leg, LegAction.StartRecording asked, Tag tag) {
    if (openOfLeg.containsKey(leg.sid())) {
      return;
    }
    String sid = equipment.sids().next("");
    Recording begun =
        Recording.begun(
            new RecordingOrder(
                RecordingOrder.Source.START_CALL_RECORDING_API,
                asked.channels(),
                "both",
                Optional.empty()),
            sid,
            leg.leg().accountSid(),
            leg.sid(),
            now());
    openOfLeg.put(leg.sid(), sid);
    keep(new Kept(begun, leg, asked, tag), Kind.RECORDING_STARTED);
    forgetOldest();
    news.tell(leg, Event.ofAction("recording_started", tag, Map.of("recording_sid", sid)));
  }

  /** Ends the one of a leg, if it is being recorded. */
  void stop(LiveLeg leg) {
    Optional.ofNullable(openOfLeg.remove(leg.sid())).map(bySid::get).ifPresent(this::stop);
  }

  private void stop(Kept open) {
    String sid = open.recording().sid();
    keep(open.with(open.recording().over(now())), Kind.RECORDING_ENDED);
    news.tell(
        open.leg(), Event.ofAction("recording_stopped", open.tag(), Map.of("recording_sid", sid)));
    equipment.timers().after(equipment.tempo().real(PROCESSING), () -> available(sid));
  }

  private void available(String sid) {
    Kept over = bySid.get(sid);
    if (over == null) {
      return;
    }
    Recording done = over.recording().become(RecordingStatus.COMPLETED, now());
    keep(over.with(done), Kind.RECORDING_READY);
    Map<String, Object> said = new LinkedHashMap<>();
    said.put("recording_sid", sid);
    said.put("url", over.asked().storage() + "/" + done.accountSid() + "/" + sid + ".wav");
    said.put("status", "completed");
    news.tell(over.leg(), Event.ofAction("recording_available", over.tag(), said));
  }

  /** The sound of an account's recording that is there, as a WAV file. */
  public Optional<byte[]> media(String accountSid, String sid) {
    return Optional.ofNullable(bySid.get(sid))
        .filter(kept -> kept.recording().accountSid().equals(accountSid))
        .filter(kept -> kept.recording().status() == RecordingStatus.COMPLETED)
        .map(this::fetched);
  }

  private byte[] fetched(Kept kept) {
    byte[] sound = kept.recording().sound(Recording.Format.WAV, kept.recording().channels());
    news.write(
        Kind.RECORDING_FETCHED,
        kept.leg(),
        Map.of("recording", kept.recording().sid(), "sha256", Recording.sha256(sound)));
    return sound;
  }

  private void keep(Kept next, Kind kind) {
    bySid.put(next.recording().sid(), next);
    news.write(kind, next.leg(), Map.of("recording", next.recording().sid()));
  }

  private void forgetOldest() {
    if (bySid.size() > KEPT) {
      bySid.remove(bySid.keySet().iterator().next());
    }
  }

  private Instant now() {
    return equipment.timers().now();
  }
}
