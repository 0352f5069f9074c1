package dev.ringbridge.telephony.exotel;

import dev.ringbridge.telephony.incoming.TakingCalls;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.OptionalInt;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/**
 * What Exotel asks, by GET, while somebody's call to an ExoPhone goes through the flow of its
 * number (telephony.md 10.7). A person puts the addresses into the flow: they hold our seal on the
 * account.
 */
@Path("/carrier/exotel/incoming")
@Tag(name = "Exotel", description = "Called by Exotel alone, at addresses under our seal")
@PermitAll
class IncomingWebhooks {
  private static final String NOTED = "noted";

  private final IncomingGate gate;
  private final TakingCalls calls;

  IncomingWebhooks(IncomingGate gate, TakingCalls calls) {
    this.gate = gate;
    this.calls = calls;
  }

  /** 200 has the flow go on. */
  @GET
  @Path("/{account}/{seal}")
  @Produces(MediaType.TEXT_PLAIN)
  @Operation(
      operationId = "exotelIncoming",
      summary = "The Passthru applet of a flow: somebody calls, or has gone")
  public Uni<String> passthru(
      @Context HttpServerRequest request,
      @PathParam("account") String account,
      @PathParam("seal") String seal) {
    FlowCall call = gate.open(request, account, seal);
    return call.isOver()
        ? calls.left(call.letter("left"), call.ring(), OptionalInt.empty()).replaceWith(NOTED)
        : calls.rang(call.letter("rang"), call.ring()).replaceWith(NOTED);
  }

  @GET
  @Path("/{account}/{seal}/message")
  @Produces(MediaType.TEXT_PLAIN)
  @Operation(
      operationId = "exotelIncomingMessage",
      summary = "The Greeting applet of a flow: what the caller hears")
  public Uni<String> message(
      @Context HttpServerRequest request,
      @PathParam("account") String account,
      @PathParam("seal") String seal) {
    return calls.message(gate.account(request, account, seal).tenancy().organizationId());
  }
}
