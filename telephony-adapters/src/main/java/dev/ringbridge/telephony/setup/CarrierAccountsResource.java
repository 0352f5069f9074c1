package dev.ringbridge.telephony.setup;

import dev.ringbridge.foundation.access.CallerSource;
import dev.ringbridge.foundation.problem.Refusal;
import dev.ringbridge.telephony.setup.AccountForms.CarrierAccountChange;
import dev.ringbridge.telephony.setup.AccountForms.NewCarrierAccount;
import dev.ringbridge.telephony.setup.AccountViews.CarrierAccountEventPage;
import dev.ringbridge.telephony.setup.AccountViews.CarrierAccountPage;
import dev.ringbridge.telephony.setup.AccountViews.CarrierAccountView;
import dev.ringbridge.telephony.setup.AccountViews.CarrierKindView;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** The organization's accounts at carriers. Secrets go in and never come out. */
@Path("/api/v1/carrier-accounts")
@RolesAllowed("ADMIN")
@Tag(name = "Carriers")
@Produces(MediaType.APPLICATION_JSON)
class CarrierAccountsResource {
  private static final int LONGEST_KEY = 200;

  private final CallerSource caller;
  private final CarrierSetups carriers;
  private final ReadingAccounts reading;
  private final AddingAccounts adding;
  private final ChangingAccounts changing;

  CarrierAccountsResource(
      CallerSource caller,
      CarrierSetups carriers,
      ReadingAccounts reading,
      AddingAccounts adding,
      ChangingAccounts changing) {
    this.caller = caller;
    this.carriers = carriers;
    this.reading = reading;
    this.adding = adding;
    this.changing = changing;
  }

  @GET
  @Operation(
      operationId = "listCarrierAccounts",
      summary = "The accounts at carriers, a page at a time")
  public Uni<CarrierAccountPage> list(
      @QueryParam("cursor") @Nullable UUID cursor,
      @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit) {
    return reading.page(caller.get(), cursor, limit);
  }

  @GET
  @Path("/kinds")
  @NonBlocking
  @Operation(
      operationId = "listCarrierKinds",
      summary = "The carriers that accounts can be added of, and what each needs")
  public List<CarrierKindView> kinds() {
    return carriers.views();
  }

  @POST
  @ResponseStatus(201)
  @Operation(
      operationId = "addCarrierAccount",
      summary = "Add an account; campaigns dial with it within seconds",
      description = "The same request with the same Idempotency-Key adds it once.")
  public Uni<CarrierAccountView> add(
      @HeaderParam("Idempotency-Key") @Nullable String key,
      @Valid @NotNull NewCarrierAccount wanted) {
    if (key != null && (key.isBlank() || key.length() > LONGEST_KEY)) {
      throw Refusal.invalid(
          "Idempotency-Key", "Size", "The header Idempotency-Key takes 1 to 200 characters.");
    }
    return adding.add(caller.get(), key, wanted);
  }

  @GET
  @Path("/{id}")
  @Operation(operationId = "getCarrierAccount", summary = "One account")
  public Uni<CarrierAccountView> get(@PathParam("id") UUID id) {
    return reading.get(caller.get(), id);
  }

  @PATCH
  @Path("/{id}")
  @Operation(
      operationId = "changeCarrierAccount",
      summary = "Change, close or open an account; what is left out stays as it is")
  public Uni<CarrierAccountView> change(
      @PathParam("id") UUID id, @Valid @NotNull CarrierAccountChange change) {
    return changing.change(caller.get(), id, change);
  }

  @POST
  @Path("/{id}/test")
  @Operation(
      operationId = "testCarrierAccount",
      summary = "Ask the carrier whether an account would work; no call is placed")
  public Uni<TestReport> test(@PathParam("id") UUID id) {
    return reading.test(caller.get(), id);
  }

  @GET
  @Path("/{id}/changes")
  @Operation(
      operationId = "listCarrierAccountChanges",
      summary = "Who changed an account, newest first, a page at a time")
  public Uni<CarrierAccountEventPage> changes(
      @PathParam("id") UUID id,
      @QueryParam("cursor") @Nullable UUID cursor,
      @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit) {
    return reading.changes(caller.get(), id, cursor, limit);
  }
}
