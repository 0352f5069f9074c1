package dev.ringbridge.telephony.exotel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.ringbridge.telephony.exotel.Download.Host;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DownloadTest {
  private static final ExotelAccount ACCOUNT = at(Region.MUMBAI.callsApi());

  private static ExotelAccount at(URI callsApi) {
    return AnAccount.at(Region.MUMBAI.legsApi(), callsApi);
  }

  /** Whoever waited for it without end would fetch no other recording any more. */
  @Test
  void fileThatStandsStillIsGivenUp() throws IOException {
    HttpServer carrier =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    CountDownLatch over = new CountDownLatch(1);
    carrier.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(200, 1_000);
          exchange.getResponseBody().write(new byte[10]);
          exchange.getResponseBody().flush();
          await(over);
        });
    carrier.start();
    URI api = URI.create("http://127.0.0.1:" + carrier.getAddress().getPort());
    Download download = new Download(Duration.ofMillis(500), Duration.ofSeconds(2));
    try {
      assertThatThrownBy(
              () ->
                  download
                      .run(at(api), api + "/1.wav", (file, length) -> file.readAllBytes())
                      .await()
                      .atMost(Duration.ofSeconds(10)))
          .hasRootCauseInstanceOf(IOException.class);
    } finally {
      over.countDown();
      carrier.stop(0);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "https://recordings.exotel.com/exotelrecordings/acme1m/1.wav, THE_CARRIERS",
    "https://api.in.exotel.com/v1/1.wav, THE_CARRIERS",
    "https://s3-ap-southeast-1.amazonaws.com/exotelrecordings/1.wav?X=1, ITS_STORAGE",
    "http://recordings.exotel.com/1.wav, ANOTHER",
    "https://recordings.exotel.com.example.org/1.wav, ANOTHER",
    "https://exotel.com@example.org/1.wav, ANOTHER",
    "https://example.org/.exotel.com, ANOTHER",
    "https://127.0.0.1/1.wav, ANOTHER",
    "file:///etc/passwd, ANOTHER"
  })
  void credentialsGoToTheCarriersOwnHostsAlone(String url, Host whose) {
    assertThat(Host.of(URI.create(url), ACCOUNT)).isEqualTo(whose);
  }

  private static void await(CountDownLatch over) {
    try {
      assertThat(over.await(1, TimeUnit.MINUTES)).isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
