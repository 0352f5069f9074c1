package dev.ringbridge.simulator.rest;

import dev.ringbridge.simulator.http.ApiAnswer;
import dev.ringbridge.simulator.recording.Recording;
import dev.ringbridge.simulator.recording.RecordingStatus;
import dev.ringbridge.simulator.recording.Recordings;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The recordings under what they are of: lists, fetches, changes and deletes them.
 *
 * @param of those that a request is about
 * @param json how they are shown there
 */
record OwnRecordings(
    Recordings recordings,
    Function<ApiRequest, List<Recording>> of,
    Function<Recording, Map<String, @Nullable Object>> json) {

  static OwnRecordings ofCalls(Recordings recordings) {
    return new OwnRecordings(
        recordings,
        request -> recordings.ofCall(request.accountSid(), request.part("sid")),
        RecordingJson::ofCall);
  }

  static OwnRecordings ofConferences(Recordings recordings) {
    return new OwnRecordings(
        recordings,
        request -> recordings.ofConference(request.accountSid(), request.part("conference")),
        RecordingJson::ofConference);
  }

  ApiAnswer list(ApiRequest request) {
    DateFilter created = new DateFilter(request.form(), "DateCreated");
    if (!created.isValid()) {
      return TwilioError.parameter("DateCreated").answer();
    }
    List<Recording> found =
        of.apply(request).stream().filter(one -> created.passes(one.started())).toList();
    return new Page<>("recordings", Recording::sid, json).of(found, request);
  }

  ApiAnswer fetch(ApiRequest request) {
    return find(request)
        .map(recording -> ApiAnswer.ok(json.apply(recording)))
        .orElseGet(request::notFound);
  }

  ApiAnswer update(ApiRequest request) {
    return find(request).map(one -> update(request, one)).orElseGet(request::notFound);
  }

  private ApiAnswer update(ApiRequest request, Recording recording) {
    String wanted = request.form().get("Status").orElse("");
    if (!recording.status().isOpen()) {
      return TwilioError.NOT_ELIGIBLE.answer();
    }
    boolean skip = request.form().get("PauseBehavior").orElse("silence").equals("skip");
    return switch (wanted) {
      case "paused" -> ApiAnswer.ok(json.apply(recordings.pause(recording, skip)));
      case "in-progress" -> ApiAnswer.ok(json.apply(recordings.resume(recording)));
      case "stopped" -> ApiAnswer.ok(json.apply(recordings.stop(recording)));
      default -> TwilioError.parameter("Status").answer();
    };
  }

  ApiAnswer delete(ApiRequest request) {
    return find(request).map(one -> delete(recordings, one)).orElseGet(request::notFound);
  }

  /** One that is not complete cannot be deleted. */
  static ApiAnswer delete(Recordings recordings, Recording recording) {
    if (recording.status().isOpen() || recording.status() == RecordingStatus.PROCESSING) {
      return TwilioError.NOT_COMPLETE.answer();
    }
    recordings.delete(recording);
    return ApiAnswer.NO_CONTENT;
  }

  private Optional<Recording> find(ApiRequest request) {
    return Recordings.find(of.apply(request), request.part("recording"));
  }
}
