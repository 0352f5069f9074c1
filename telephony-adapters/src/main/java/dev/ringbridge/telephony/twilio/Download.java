package dev.ringbridge.telephony.twilio;

import dev.ringbridge.telephony.carrier.Recorder.MediaSink;
import dev.ringbridge.telephony.carrier.Stopwatch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHeaders;

/**
 * The media of a recording, which the SDK does not fetch: under the account's password, read as it
 * comes and never whole in memory.
 */
final class Download {
  private static final int OK = 200;
  private static final int NOT_FOUND = 404;

  private final TwilioAccount account;
  private final URI address;

  Download(TwilioAccount account, String recordingId, boolean dual) {
    this.account = account;
    String path =
        "/2010-04-01/Accounts/" + account.accountSid() + "/Recordings/" + recordingId + ".wav";
    this.address = account.apiUrl().resolve(dual ? path + "?RequestedChannels=2" : path);
  }

  /** Fetches it; false where it is not there. */
  boolean run(Wire wire, Stopwatch stopwatch, MediaSink sink) {
    HttpGet request = new HttpGet(address);
    byte[] pair = (account.user() + ":" + account.password()).getBytes(StandardCharsets.UTF_8);
    request.setHeader(
        HttpHeaders.AUTHORIZATION, "Basic " + Base64.getEncoder().encodeToString(pair));
    try {
      return wire.download(
          request, new Exchange(Optional.empty(), stopwatch), answer -> read(answer, sink));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean read(ClassicHttpResponse answer, MediaSink sink) throws IOException {
    HttpEntity body = answer.getEntity();
    if (answer.getCode() == NOT_FOUND) {
      return false;
    }
    if (answer.getCode() != OK || body == null) {
      throw new IOException("HTTP " + answer.getCode() + " for a recording");
    }
    sink.take(body.getContent(), body.getContentLength());
    return true;
  }
}
