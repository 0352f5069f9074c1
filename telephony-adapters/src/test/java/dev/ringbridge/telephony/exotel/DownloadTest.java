package dev.ringbridge.telephony.exotel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringbridge.core.event.Tenancy;
import dev.ringbridge.telephony.exotel.Download.Host;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DownloadTest {
  private static final ExotelAccount ACCOUNT =
      new ExotelAccount(
          UUID.randomUUID(),
          new Tenancy(UUID.randomUUID(), UUID.randomUUID()),
          "acme1m",
          "key",
          "token",
          Region.MUMBAI.legsApi(),
          Region.MUMBAI.callsApi(),
          List.of(),
          200,
          Way.LEGS,
          false);

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
}
