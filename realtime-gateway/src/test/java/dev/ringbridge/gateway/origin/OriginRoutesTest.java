package dev.ringbridge.gateway.origin;

import static java.net.http.HttpClient.Version.HTTP_2;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.ringbridge.embedded.testing.TestServers;
import dev.ringbridge.foundation.problem.Problem;
import dev.ringbridge.gateway.origin.TestOrigins.Asked;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The services run apart: the gateway is the one origin that browsers and carriers see. */
@QuarkusTest
@WithTestResource(TestServers.class)
@WithTestResource(TestOrigins.class)
class OriginRoutesTest {
  @TestHTTPResource URI base;

  private final HttpClient client = HttpClient.newHttpClient();

  @BeforeEach
  void forget() {
    TestOrigins.ASKED.clear();
    TestOrigins.PIECES.clear();
  }

  @Test
  void everyPathGoesToTheServiceThatOwnsIt() throws Exception {
    assertThat(answererOf("/api/v1/leads?limit=2")).isEqualTo("queue");
    assertThat(answererOf("/api/v1/softphone")).isEqualTo("telephony");
    assertThat(answererOf("/api/v1/carrier-accounts")).isEqualTo("telephony");
    assertThat(answererOf("/api/v1/carrier-accounts/kinds")).isEqualTo("telephony");
    assertThat(answererOf("/api/v1/agent-contacts")).isEqualTo("telephony");
    assertThat(answererOf("/carrier/twilio/status?a=b")).isEqualTo("telephony");
    assertThat(get("/api/v1/handovers/1/colleagues").statusCode())
        .as("the gateway's own, and it wants a token")
        .isEqualTo(401);
    assertThat(get("/q/health/live").body()).as("the gateway's own").contains("UP");
  }

  private String answererOf(String path) throws Exception {
    HttpResponse<String> response = get(path);
    assertThat(response.statusCode()).isEqualTo(201);
    assertThat(response.body())
        .isEqualTo("from " + response.headers().firstValue("X-Answered-By").orElseThrow());
    return response.headers().firstValue("X-Answered-By").orElseThrow();
  }

  @Test
  void pathAndQueryArriveAsTheyWereSent() throws Exception {
    String uri = "/carrier/twilio/answer/a%2Fb;c?x=%20y+z&x=2&token=a.b~c_d-e";
    get(uri);

    assertThat(asked().uri()).as("a carrier's signature is over it").isEqualTo(uri);
  }

  @Test
  void serviceIsToldWhoAskedAndHow() throws Exception {
    send(
        request("/api/v1/leads")
            .header("X-Forwarded-For", "203.0.113.9")
            .header("X-Forwarded-Proto", "https")
            .header("Authorization", "Bearer abc")
            .GET());

    Asked asked = asked();
    assertThat(asked.headers().getAll("X-Forwarded-For")).containsExactly("127.0.0.1");
    assertThat(asked.headers().getAll("X-Forwarded-Proto")).containsExactly("http");
    assertThat(asked.headers().getAll("X-Forwarded-Host")).containsExactly(base.getAuthority());
    assertThat(asked.headers().get("Authorization")).isEqualTo("Bearer abc");
  }

  @Test
  void replicaThatIsDownIsPassedBy() throws Exception {
    for (int time = 0; time < 4; time++) {
      assertThat(answererOf("/api/v1/campaigns")).isEqualTo("queue");
    }
  }

  @Test
  void uploadIsPassedOnWhileItIsStillComing() throws Exception {
    try (Socket socket = new Socket(base.getHost(), base.getPort())) {
      socket.setSoTimeout(10_000);
      write(socket, "POST /api/v1/lead-batches HTTP/1.1\r\nHost: gateway\r\n");
      write(socket, "Transfer-Encoding: chunked\r\n\r\n6\r\nfirst,\r\n");
      await().until(() -> TestOrigins.PIECES.toString().contains("first,"));
      assertThat(TestOrigins.ASKED).as("the rest was not even written").isEmpty();

      write(socket, "6\r\nsecond\r\n0\r\n\r\n");

      assertThat(asked().body()).isEqualTo("first," + "second");
      assertThat(firstLine(socket)).isEqualTo("HTTP/1.1 201 Created");
    }
  }

  @Test
  void uploadOfUnknownLengthOverHttp2IsPassedOnInChunks() throws Exception {
    List<byte[]> pieces = List.of("first,".getBytes(US_ASCII), "second".getBytes(US_ASCII));
    send(request("/api/v1/leads").version(HTTP_2).GET());
    HttpResponse<String> response =
        send(
            request("/api/v1/lead-batches")
                .version(HTTP_2)
                .POST(BodyPublishers.ofByteArrays(pieces)));

    assertThat(response.version()).isEqualTo(HTTP_2);
    assertThat(response.statusCode()).isEqualTo(201);
    assertThat(TestOrigins.ASKED).extracting(Asked::body).contains("first,second");
  }

  private static void write(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(US_ASCII));
    socket.getOutputStream().flush();
  }

  private static String firstLine(Socket socket) throws IOException {
    return new BufferedReader(new InputStreamReader(socket.getInputStream(), US_ASCII)).readLine();
  }

  @Test
  void serviceThatDoesNotAnswerIsAProblemAndNotAStackTrace() throws Exception {
    HttpResponse<String> response = get("/carrier/drop");

    assertThat(response.statusCode()).isEqualTo(502);
    assertThat(response.headers().firstValue("Content-Type")).contains(Problem.MEDIA_TYPE);
    assertThat(response.body()).contains("\"code\":\"SERVER_ERROR\"");
  }

  @Test
  void originWithAPathIsRefusedAtTheStart() {
    assertThatThrownBy(() -> new Origins(List.of(URI.create("http://queue:8080/api"))))
        .hasMessageContaining("without a path");
  }

  private static Asked asked() throws InterruptedException {
    return TestOrigins.ASKED.poll(10, TimeUnit.SECONDS);
  }

  private HttpResponse<String> get(String path) throws Exception {
    return send(request(path).GET());
  }

  private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://" + base.getAuthority() + path))
        .version(HttpClient.Version.HTTP_1_1);
  }
}
