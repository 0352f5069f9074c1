package dev.ringbridge.telephony.recording;

import dev.ringbridge.core.access.Role;
import dev.ringbridge.core.event.Ids;
import dev.ringbridge.foundation.access.Caller;
import dev.ringbridge.foundation.database.Database;
import dev.ringbridge.foundation.database.Work;
import dev.ringbridge.foundation.problem.ProblemCode;
import dev.ringbridge.foundation.problem.Refusal;
import dev.ringbridge.telephony.InTelephony;
import dev.ringbridge.telephony.TelephonyConfig;
import dev.ringbridge.telephony.credential.Seal;
import dev.ringbridge.telephony.recording.Recording.KeptFile;
import dev.ringbridge.telephony.recording.RecordingViews.RecordingLink;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/**
 * Who may listen to a recording gets a link that is theirs, sealed and soon over; each listening is
 * written down on it.
 */
@ApplicationScoped
class Listening {
  private final Database database;
  private final RecordingRows rows;
  private final LinkRows links;
  private final SettingsRows settings;
  private final KeptFiles files;
  private final Seal seal;
  private final Ids ids;
  private final Duration valid;

  Listening(
      @InTelephony Database database,
      RecordingRows rows,
      LinkRows links,
      SettingsRows settings,
      KeptFiles files,
      Seal seal,
      Ids ids,
      TelephonyConfig config) {
    this.database = database;
    this.rows = rows;
    this.links = links;
    this.settings = settings;
    this.files = files;
    this.seal = seal;
    this.ids = ids;
    this.valid = config.recordings().linkTtl();
  }

  /** A link for the caller. */
  Uni<RecordingLink> link(Caller who, UUID id) {
    return database.inOrganization(
        who.organizationId(),
        work ->
            rows.find(work, id)
                .map(found -> found.orElseThrow(() -> Refusal.notFound("recording")))
                .call(recording -> refuseStrangers(work, who, recording))
                .invoke(Listening::refuseSilence)
                .chain(() -> link(work, who, id)));
  }

  private Uni<Void> refuseStrangers(Work work, Caller who, Recording recording) {
    if (who.role() != Role.AGENT) {
      return Uni.createFrom().voidItem();
    }
    return settings
        .find(work)
        .invoke(
            set -> {
              if (!set.agentsListen() || !recording.agentId().equals(who.userId())) {
                throw Refusal.of(
                    ProblemCode.AUTHORIZATION_ERROR,
                    "Agents may listen to their own calls only, and only where an admin allows it.");
              }
            })
        .replaceWithVoid();
  }

  private static void refuseSilence(Recording recording) {
    if (recording.state() != RecordingState.KEPT) {
      throw Refusal.of(
          ProblemCode.CONFLICT,
          recording.state() == RecordingState.DELETED
              ? "The recording was deleted."
              : "There is nothing to listen to yet: the recording is " + recording.state() + ".");
    }
  }

  private Uni<RecordingLink> link(Work work, Caller who, UUID id) {
    UUID link = ids.next();
    String url =
        "/api/v1/recordings/%s/media?link=%s&seal=%s".formatted(id, link, seal.on(parts(id, link)));
    return links
        .make(work, link, id, who, valid)
        .map(expiresAt -> new RecordingLink(url, expiresAt));
  }

  private static List<String> parts(UUID id, UUID link) {
    return List.of("recording", id.toString(), link.toString());
  }

  /**
   * What a link gives.
   *
   * @param range the part that is asked for
   */
  Uni<MediaPart> play(UUID id, UUID link, String mark, MediaRange range) {
    if (!seal.isOn(parts(id, link), mark)) {
      throw noLink();
    }
    return database
        .asEngine(work -> play(work, id, link, range))
        .map(recording -> part(recording, range));
  }

  private Uni<Recording> play(Work work, UUID id, UUID link, MediaRange range) {
    return links
        .listen(work, link, id, range.isFromTheBeginning())
        .chain(
            known -> {
              if (!known) {
                throw noLink();
              }
              return rows.find(work, id);
            })
        .map(found -> found.orElseThrow(Listening::noLink))
        .invoke(Listening::refuseSilence);
  }

  private MediaPart part(Recording recording, MediaRange range) {
    KeptFile file = recording.kept();
    if (file == null) {
      throw noLink();
    }
    return range
        .of(file.bytes())
        .map(
            span ->
                new MediaPart(
                    span,
                    file.bytes(),
                    range.isWhole(),
                    files.read(recording, file, span.first(), span.last())))
        .orElseGet(() -> MediaPart.outside(file.bytes()));
  }

  private static Refusal noLink() {
    return Refusal.of(
        ProblemCode.AUTHORIZATION_ERROR, "The link is over, or is none: ask for a new one.");
  }
}
