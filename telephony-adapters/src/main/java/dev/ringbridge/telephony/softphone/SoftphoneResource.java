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
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** Gives the caller a softphone, or has their own phone called. */
@Path("/api/v1/softphone")
@Tag(name = "Softphone")
@Produces(MediaType.APPLICATION_JSON)
class SoftphoneResource {
  private final CallerSource caller;
  private final Carriers carriers;
  private final CallingAgents calling;
  private final Duration validFor;

  SoftphoneResource(
      CallerSource caller, Carriers carriers, CallingAgents calling, TelephonyConfig config) {
    this.caller = caller;
    this.carriers = carriers;
    this.calling = calling;
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
    Softphone softphone = carriers.softphone(line(), validFor).orElseThrow(SoftphoneResource::none);
    return ResponseBuilder.ok(softphone).header("Cache-Control", "no-store").build();
  }

  @POST
  @Path("/calls")
  @ResponseStatus(202)
  @RolesAllowed({"AGENT", "SUPERVISOR", "ADMIN"})
  @Operation(
      operationId = "callMyPhone",
      summary = "Have your own phone called, where the softphone's kind is 'called'",
      description =
          "Your leg is up when you answer, and stays up between calls. Asked again while it rings, it"
              + " rings on; a leg that is up is hung up first, unless a lead is on it.")
  @APIResponseSchema(
      value = AgentCallView.class,
      responseCode = "202",
      responseDescription = "Your phone is being called")
  @APIResponse(
      responseCode = "409",
      description =
          "Your number is not set or in a country that the account does not call, or the carrier refused"
              + " (CONFLICT)")
  public Uni<AgentCallView> call() {
    return calling.call(line()).map(AgentCallView::of);
  }

  @GET
  @Path("/calls/{legEpoch}")
  @RolesAllowed({"AGENT", "SUPERVISOR", "ADMIN"})
  @Operation(operationId = "getMyPhoneCall", summary = "How a call to your own phone stands")
  public Uni<AgentCallView> call(@PathParam("legEpoch") long legEpoch) {
    return calling
        .find(line(), legEpoch)
        .map(found -> found.orElseThrow(() -> Refusal.notFound("call to your phone")))
        .map(AgentCallView::of);
  }

  @DELETE
  @Path("/calls/{legEpoch}")
  @RolesAllowed({"AGENT", "SUPERVISOR", "ADMIN"})
  @Operation(operationId = "hangUpMyPhone", summary = "Hang your own phone up")
  public Uni<Void> hangUp(@PathParam("legEpoch") long legEpoch) {
    return calling.hangUp(line(), legEpoch);
  }

  private AgentLine line() {
    Caller who = caller.get();
    return new AgentLine(who.userId(), who.tenancy());
  }

  private static Refusal none() {
    return Refusal.of(
        ProblemCode.CONFLICT,
        "No carrier account of your organization has a softphone: an admin has to configure its"
            + " API key and application.");
  }
}
