package dev.ringbridge.queue.registry;

import dev.ringbridge.core.compliance.RegistryRule;
import dev.ringbridge.core.compliance.RulePack;
import dev.ringbridge.foundation.access.CallerSource;
import dev.ringbridge.foundation.database.Database;
import dev.ringbridge.foundation.problem.Refusal;
import dev.ringbridge.queue.InQueue;
import dev.ringbridge.queue.compliance.LawBook;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;

/** Official lists of who must not be called. */
@Path("/api/v1/registries")
@RolesAllowed("ADMIN")
@Tag(name = "Do not call")
class RegistriesResource {
  private final Database database;
  private final Registries registries;
  private final UploadingRegistries uploading;
  private final LawBook law;
  private final CallerSource caller;
  private final Clock clock;

  RegistriesResource(
      @InQueue Database database,
      Registries registries,
      UploadingRegistries uploading,
      LawBook law,
      CallerSource caller,
      Clock clock) {
    this.database = database;
    this.registries = registries;
    this.uploading = uploading;
    this.law = law;
    this.caller = caller;
    this.clock = clock;
  }

  @GET
  @RolesAllowed({"ADMIN", "SUPERVISOR"})
  @Operation(
      operationId = "listRegistries",
      summary =
          "The official do-not-call lists: those that the law wants consulted, here or not, and every other that is here, each"
              + " with its age")
  public Uni<List<RegistryView>> list() {
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    List<RulePack> wanted = law.all().stream().filter(pack -> pack.registry() != null).toList();
    return database
        .inOrganization(caller.get().organizationId(), registries::all)
        .map(here -> RegistryView.all(wanted, here, today));
  }

  @POST
  @Consumes(MediaType.WILDCARD)
  @Blocking
  @ResponseStatus(202)
  @Operation(
      operationId = "uploadRegistry",
      summary =
          "Upload the whole of an official list; leads are marked by it as soon as it is here",
      description =
          "Text or CSV, one number in each line, in the first column or, as the United States' list comes, area code and number in"
              + " two. It replaces what was uploaded for the jurisdiction before. It has to be whole: a number that is not in it"
              + " counts as not listed.")
  @RequestBody(
      content =
          @Content(
              mediaType = "text/csv",
              schema = @Schema(type = SchemaType.STRING, format = "binary")))
  public RegistryView upload(
      @QueryParam("jurisdiction")
          @NotNull
          @Pattern(regexp = "[A-Z]{2}(-[A-Z0-9]{1,3})?", message = "is an ISO 3166 code")
          String jurisdiction,
      @QueryParam("dataDate") @NotBlank @Size(max = 10) String dataDate,
      @QueryParam("filename") @NotBlank @Size(max = 255) String filename,
      InputStream file)
      throws IOException {
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    NewRegistry wanted = new NewRegistry(jurisdiction, date(dataDate, today), filename);
    if (!NumberReader.knows(jurisdiction)) {
      throw Refusal.invalid("jurisdiction", "Jurisdiction", "There is no such country.");
    }
    RegistryRule rule =
        law.all().stream()
            .filter(pack -> pack.jurisdiction().equals(jurisdiction))
            .findFirst()
            .map(RulePack::registry)
            .orElse(null);
    return RegistryView.of(uploading.upload(caller.get(), wanted, file), rule, today);
  }

  private static LocalDate date(String text, LocalDate today) {
    try {
      LocalDate date = LocalDate.parse(text);
      if (date.isAfter(today.plusDays(1))) {
        throw Refusal.invalid("dataDate", "Past", "The data cannot be of a day to come.");
      }
      return date;
    } catch (DateTimeParseException e) {
      throw Refusal.invalid("dataDate", "Date", "Write the date of the data as 2026-11-30.");
    }
  }
}
