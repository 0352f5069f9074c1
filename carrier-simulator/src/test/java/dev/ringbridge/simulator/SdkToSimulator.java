package dev.ringbridge.simulator;

import com.twilio.exception.ApiConnectionException;
import com.twilio.http.HttpClient;
import com.twilio.http.Request;
import com.twilio.http.Response;
import com.twilio.http.TwilioRestClient;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** The vendor's SDK with its requests turned to the simulator: the README's recipe. */
final class SdkToSimulator extends HttpClient {
  private final java.net.http.HttpClient http = java.net.http.HttpClient.newHttpClient();
  private final URI simulator;

  private SdkToSimulator(URI simulator) {
    this.simulator = simulator;
  }

  static TwilioRestClient client(URI simulator, String user, String password, String accountSid) {
    return new TwilioRestClient.Builder(user, password)
        .accountSid(accountSid)
        .httpClient(new SdkToSimulator(simulator))
        .build();
  }

  /** One request and no more, whatever the status: the SDK would repeat a POST on 5xx. */
  @Override
  public Response reliableRequest(Request request) {
    return makeRequest(request);
  }

  @Override
  public Response makeRequest(Request request) {
    String path = request.constructURL().toString().replaceFirst("^https://[^/]+", "");
    HttpRequest.Builder built =
        HttpRequest.newBuilder(URI.create(simulator + path))
            .timeout(Duration.ofSeconds(10))
            .header("Authorization", request.getAuthString())
            .header("Content-Type", "application/x-www-form-urlencoded");
    switch (request.getMethod().name()) {
      case "POST" -> built.POST(BodyPublishers.ofString(request.encodeFormBody()));
      case "DELETE" -> built.DELETE();
      default -> built.GET();
    }
    try {
      HttpResponse<String> response = http.send(built.build(), BodyHandlers.ofString());
      return new Response(response.body(), response.statusCode());
    } catch (IOException e) {
      throw new ApiConnectionException("no answer", e);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
