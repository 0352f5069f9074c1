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
   * @throws StartException if somebody listens there
   */
  static void refuseTaken(String host, int port, String setting) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(host, port));
    } catch (IOException e) {
      throw new StartException(
          "Port "
              + port
              + " is taken: stop what listens there, or set "
              + setting
              + " to another port",
          e);
    }
  }
}
