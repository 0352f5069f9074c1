package dev.ringbridge.foundation.problem;

import java.util.UUID;
import org.jboss.logging.Logger;

/** What is a bug is logged, under the id that the caller is told. */
public final class Bug {
  private static final Logger LOG = Logger.getLogger(Bug.class);

  private Bug() {}

  /** Logs what failed, and says where to find it. */
  public static String log(Throwable failure) {
    UUID id = UUID.randomUUID();
    LOG.errorf(failure, "request failed, errorId=%s", id);
    return "The server's log has the cause under " + id + ".";
  }
}
