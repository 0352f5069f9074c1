package dev.ringbridge.gateway.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringbridge.embedded.testing.TestServers;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;

/** The console as the build made it, served by the gateway. */
@QuarkusTest
@WithTestResource(TestServers.class)
@DisabledIfSystemProperty(
    named = "webui.skip",
    matches = "true|",
    disabledReason = "the console is left out of this build")
class ConsoleRoutesTest {
  private static final Pattern SCRIPT =
      Pattern.compile("<script[^>]* src=\"(/assets/[^\"]+\\.js)\"[^>]*></script>");

  @TestHTTPResource URI base;

  private final HttpClient client = HttpClient.newHttpClient();

  @Test
  void everyAddressOfTheConsoleIsAnsweredWithItsPage() throws Exception {
    String page = get("/").body();

    assertThat(page).contains("<div id=\"root\">");
    assertThat(get("/campaigns/0197a0e0-0000-7000-8000-000000000001/leads?page=2").body())
        .isEqualTo(page);
    assertThat(get("/desk").statusCode()).isEqualTo(200);
  }

  @Test
  void pageIsAskedForAgainAndItsHashedFilesAreKeptForever() throws Exception {
    HttpResponse<String> asset = get(firstScript());

    assertThat(cacheControl(get("/desk"))).isEqualTo("no-cache");
    assertThat(cacheControl(get("/favicon.svg"))).isEqualTo("no-cache");
    assertThat(asset.statusCode()).isEqualTo(200);
    assertThat(cacheControl(asset)).isEqualTo("public, max-age=31536000, immutable");
  }

  /** They keep a hundred addresses and lose what comes after. */
  @Test
  void metricsCountFilesAndPagesOfTheConsoleAsOneAddressEach() throws Exception {
    get(firstScript());
    get("/campaigns/0197a0e0-0000-7000-8000-000000000001/leads");

    String metrics = get("/q/metrics").body();
    assertThat(metrics)
        .contains("uri=\"/assets/{file}\"", "uri=\"/{page}\"")
        .doesNotContain("uri=\"/campaigns", "uri=\"/assets/index");
  }

  private String firstScript() throws Exception {
    Matcher script = SCRIPT.matcher(get("/").body());
    assertThat(script.find()).isTrue();
    return script.group(1);
  }

  @Test
  void fileThatIsNotThereIsMissingAndNotThePage() throws Exception {
    HttpResponse<String> missing = get("/assets/index-0ld.js");

    assertThat(missing.statusCode()).isEqualTo(404);
    assertThat(cacheControl(missing)).isEqualTo("no-cache");
    assertThat(get("/robots.txt").statusCode()).isEqualTo(404);
  }

  @Test
  void enginesOwnPathsAreLeftAlone() throws Exception {
    assertThat(get("/ws/board").statusCode()).isEqualTo(401);
    assertThat(get("/q/nothing").statusCode()).isEqualTo(404);
    assertThat(get("/q/health/live").headers().firstValue("Content-Security-Policy")).isEmpty();
    assertThat(get("/q/health/live").headers().firstValue("X-Content-Type-Options"))
        .contains("nosniff");
  }

  @Test
  void browserIsToldWhatThePageMayDo() throws Exception {
    HttpResponse<String> page = get("/leads");

    assertThat(header(page, "Content-Security-Policy"))
        .contains("script-src 'self';", "connect-src 'self' wss:;", "frame-ancestors 'none'");
    assertThat(header(page, "X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(header(page, "Referrer-Policy")).isEqualTo("no-referrer");
    assertThat(page.body().replaceAll(SCRIPT.pattern(), ""))
        .as("no script stands in the page")
        .doesNotContain("<script");
  }

  @Test
  void filesTravelCompressed() throws Exception {
    HttpResponse<String> page = send(request(firstScript()).header("Accept-Encoding", "gzip"));

    assertThat(header(page, "Content-Encoding")).isEqualTo("gzip");
  }

  @Test
  void pageIsNotAnAnswerToWhatChangesThings() throws Exception {
    assertThat(send(request("/desk").POST(BodyPublishers.ofString("x"))).statusCode())
        .isBetween(404, 405);
  }

  private static String cacheControl(HttpResponse<String> response) {
    assertThat(response.headers().allValues("Cache-Control")).hasSize(1);
    return header(response, "Cache-Control");
  }

  private static String header(HttpResponse<String> response, String name) {
    return response.headers().firstValue(name).orElse("");
  }

  private HttpResponse<String> get(String path) throws Exception {
    return send(request(path));
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://" + base.getAuthority() + path));
  }

  private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return client.send(request.build(), BodyHandlers.ofString());
  }
}
