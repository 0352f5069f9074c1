package dev.ringbridge.telephony.softphone;

import dev.ringbridge.foundation.access.Caller;
import dev.ringbridge.foundation.access.CallerSource;
import dev.ringbridge.foundation.problem.ProblemCode;
import dev.ringbridge.foundation.problem.Refusal;
import dev.ringbridge.telephony.TelephonyConfig;
import dev.ringbridge.telephony.carrier.AgentLine;
import dev.ringbridge.telephony.carrier.Carriers;
import dev.ringbridge.telephony.carrier.Softphone;
import io.smallrye.common.annotation.NonBlocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** Gives the caller a softphone. */
@Path("/api/v1/softphone")
@Tag(name = "Softphone")
@Produces(MediaType.APPLICATION_JSON)
class SoftphoneResource {
  private final CallerSource caller;
  private final Carriers carriers;
  private final Duration validFor;

  SoftphoneResource(CallerSource caller, Carriers carriers, TelephonyConfig config) {
    this.caller = caller;
    this.carriers = carriers;
    this.validFor = config.softphoneTokenTtl();
  }

  @GET
  @NonBlocking
  @RolesAllowed({"AGENT", "SUPERVISOR", "ADMIN"})
  @Operation(
      operationId = "getSoftphone",
      summary = "What your browser needs to carry your voice",
      description =
          "The token and the connect parameters are yours alone and expire; ask again before they do.")
  @APIResponse(responseCode = "200", description = "A softphone")
  @APIResponse(responseCode = "409", description = "No carrier account has a softphone (CONFLICT)")
  public RestResponse<Softphone> get() {
    Caller who = caller.get();
    Softphone softphone =
        carriers
            .softphone(new AgentLine(who.userId(), who.tenancy()), validFor)
            .orElseThrow(SoftphoneResource::none);
    return ResponseBuilder.ok(softphone).header("Cache-Control", "no-store").build();
  }

  private static Refusal none() {
    return Refusal.of(
        ProblemCode.CONFLICT,
        "No carrier account of your organization has a softphone: an admin has to configure its"
            + " API key and application.");
  }
}
