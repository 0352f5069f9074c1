package dev.ringbridge.simulator.rest;

import dev.ringbridge.simulator.call.RecordingOrder;
import dev.ringbridge.simulator.http.Answers;
import dev.ringbridge.simulator.http.ApiAnswer;
import dev.ringbridge.simulator.recording.Recording;
import dev.ringbridge.simulator.recording.Recording.Format;
import dev.ringbridge.simulator.recording.RecordingStatus;
import dev.ringbridge.simulator.recording.Recordings;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Starts recordings of calls; lists, fetches and deletes all, and hands out their sound. */
final class RecordingsResource {
  private static final Page<Recording> PAGE =
      new Page<>("recordings", Recording::sid, RecordingJson::of);
  private static final Pattern MEDIA = Pattern.compile("(RE[0-9a-fA-F]{32})(\\.wav|\\.mp3)?");

  private final Recordings recordings;

  RecordingsResource(Recordings recordings) {
    this.recordings = recordings;
  }

  ApiAnswer start(ApiRequest request) {
    RecordingForm form = new RecordingForm(request.form());
    return form.refusal().map(TwilioError::answer).orElseGet(() -> start(request, form));
  }

  private ApiAnswer start(ApiRequest request, RecordingForm form) {
    RecordingOrder order = form.read(RecordingOrder.Source.START_CALL_RECORDING_API);
    return recordings
        .start(request.accountSid(), request.part("sid"), order)
        .map(recording -> ApiAnswer.json(201, RecordingJson.ofCall(recording)))
        .orElseGet(() -> TwilioError.NOT_ELIGIBLE.answer());
  }

  ApiAnswer list(ApiRequest request) {
    Form form = request.form();
    DateFilter created = new DateFilter(form, "DateCreated");
    if (!created.isValid()) {
      return TwilioError.parameter("DateCreated").answer();
    }
    boolean deletedToo = form.flag("IncludeSoftDeleted").orElse(false);
    Optional<String> conference = form.get("ConferenceSid");
    List<Recording> found =
        recordings.all(request.accountSid()).stream()
            .filter(one -> deletedToo || one.status() != RecordingStatus.DELETED)
            .filter(one -> form.get("CallSid").map(one.callSid()::equals).orElse(true))
            .filter(one -> conference.isEmpty() || conference.equals(one.conferenceSid()))
            .filter(one -> created.passes(one.started()))
            .toList();
    return PAGE.of(found, request);
  }

  ApiAnswer fetch(ApiRequest request) {
    boolean deletedToo = request.form().flag("IncludeSoftDeleted").orElse(false);
    return recordings
        .find(request.accountSid(), request.part("recording"))
        .filter(one -> deletedToo || one.status() != RecordingStatus.DELETED)
        .map(recording -> ApiAnswer.ok(RecordingJson.of(recording)))
        .orElseGet(request::notFound);
  }

  ApiAnswer delete(ApiRequest request) {
    return recordings
        .find(request.accountSid(), request.part("recording"))
        .filter(one -> one.status() != RecordingStatus.DELETED)
        .map(one -> OwnRecordings.delete(recordings, one))
        .orElseGet(request::notFound);
  }

  /** The sound: as a WAV file, with or without that ending, or as MP3. */
  void media(RoutingContext context) {
    String name = context.pathParam("media");
    Matcher file = MEDIA.matcher(name);
    Optional<Recording> recording =
        Optional.of(file)
            .filter(Matcher::matches)
            .flatMap(one -> recordings.find(Gate.account(context).accountSid(), one.group(1)))
            .filter(one -> one.status() == RecordingStatus.COMPLETED);
    if (recording.isEmpty()) {
      Answers.send(context, TwilioError.notFound(context.request().path()).answer());
      return;
    }
    boolean two = "2".equals(context.request().getParam("RequestedChannels"));
    if (two && recording.get().channels() == 1) {
      Answers.send(context, TwilioError.parameter("RequestedChannels").answer());
      return;
    }
    Format format = name.endsWith(".mp3") ? Format.MP3 : Format.WAV;
    context
        .response()
        .putHeader("Content-Type", format.contentType())
        .end(Buffer.buffer(recordings.media(recording.get(), format, two ? 2 : 1)));
  }
}
