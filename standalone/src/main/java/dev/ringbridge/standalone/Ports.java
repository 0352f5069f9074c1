package dev.ringbridge.standalone;

import dev.ringbridge.embedded.StartException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Looks whether a port is free before anything is started that would have to be stopped again. */
final class Ports {
  private Ports() {}

  /**
   * @param setting the variable that chooses another port
   * @throws StartException if somebody listens there, or one may not
   */
  static void refuseTaken(String host, int port, String setting) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(host, port));
    } catch (IOException e) {
      throw new StartException(whatToDo(host, port, setting, String.valueOf(e.getMessage())));
    }
  }

  private static String whatToDo(String host, int port, String setting, String why) {
    if (why.contains("in use")) {
      return "Port %d is taken: stop what listens there, or set %s to another port."
          .formatted(port, setting);
    }
    return "Nobody can listen on %s, port %d (%s): set RINGBRIDGE_HOST to an address of this machine, or %s to another port."
        .formatted(host, port, why, setting);
  }
}
