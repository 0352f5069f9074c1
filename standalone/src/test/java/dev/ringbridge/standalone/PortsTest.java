package dev.ringbridge.standalone;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ringbridge.embedded.FreePort;
import dev.ringbridge.embedded.StartException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PortsTest {
  private static final String HERE = "127.0.0.1";

  @Test
  void freePortIsFine() {
    assertThatCode(() -> Ports.refuseTaken(HERE, FreePort.find(), "RINGBRIDGE_PORT"))
        .doesNotThrowAnyException();
  }

  @Test
  void takenPortIsRefusedWithTheSettingThatChoosesAnother() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      int port = taken.getLocalPort();

      assertThatThrownBy(() -> Ports.refuseTaken(HERE, port, "RINGBRIDGE_PORT"))
          .isInstanceOf(StartException.class)
          .hasMessage(
              "Port %d is taken: stop what listens there, or set RINGBRIDGE_PORT to another port."
                  .formatted(port));
    }
  }

  /** The one has no such name, the other is nobody's here (RFC 5737). */
  @ParameterizedTest
  @ValueSource(strings = {"no.such.host.invalid", "192.0.2.1"})
  void hostThatIsNotThisMachineIsNotBlamedOnThePort(String host) {
    assertThatThrownBy(() -> Ports.refuseTaken(host, FreePort.find(), "RINGBRIDGE_PORT"))
        .isInstanceOf(StartException.class)
        .hasMessageContaining("RINGBRIDGE_HOST")
        .hasMessageNotContaining("taken");
  }
}
