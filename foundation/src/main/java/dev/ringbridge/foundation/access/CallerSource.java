package dev.ringbridge.foundation.access;

import jakarta.enterprise.context.RequestScoped;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Gives an endpoint its caller. */
@RequestScoped
public class CallerSource {
  private final JsonWebToken token;

  CallerSource(JsonWebToken token) {
    this.token = token;
  }

  /** The caller of this request; only where the endpoint asks for a role. */
  public Caller get() {
    return Caller.of(token);
  }
}
