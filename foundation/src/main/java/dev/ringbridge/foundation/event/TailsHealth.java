package dev.ringbridge.foundation.event;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Not ready until all that the compacted topics say is known, nor after the reading of a topic
 * stopped.
 */
@Readiness
@ApplicationScoped
class TailsHealth implements HealthCheck {
  private final Tails tails;

  TailsHealth(Tails tails) {
    this.tails = tails;
  }

  @Override
  public HealthCheckResponse call() {
    return HealthCheckResponse.named("topic tails").status(tails.areCaughtUp()).build();
  }
}
