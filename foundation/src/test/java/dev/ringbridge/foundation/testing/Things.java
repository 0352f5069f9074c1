package dev.ringbridge.foundation.testing;

import dev.ringbridge.core.event.Ids;
import dev.ringbridge.foundation.access.CallerSource;
import dev.ringbridge.foundation.database.Database;
import dev.ringbridge.foundation.database.Outbox;
import dev.ringbridge.foundation.event.EventPublisher;
import dev.ringbridge.foundation.problem.Refusal;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;

/** A small service on the foundation, for its tests. */
public final class Things {
  private Things() {}

  @Singleton
  static class Beans {
    @Produces
    @Singleton
    Database database(@ReactiveDataSource("queue") Pool pool, EventPublisher publisher, Ids ids) {
      return new Database("queue", pool, new Outbox("queue", "queue-api", pool, publisher, ids));
    }
  }

  record Thing(@NotBlank String name, int size) {}

  @Path("/things")
  static class ThingsResource {
    private final CallerSource caller;

    ThingsResource(CallerSource caller) {
      this.caller = caller;
    }

    @POST
    public Thing make(@Valid Thing thing) {
      return thing;
    }

    @GET
    @Path("/{name}")
    public Thing get(@PathParam("name") String name) {
      if (name.equals("broken")) {
        throw new IllegalStateException("secret inside");
      }
      throw Refusal.notFound("thing");
    }

    @GET
    @Path("/mine")
    @RolesAllowed("ADMIN")
    public String mine() {
      return caller.get().name();
    }
  }
}
