package dev.ringbridge.queue.registry;

import dev.ringbridge.core.audit.AuditAction;
import dev.ringbridge.core.event.Ids;
import dev.ringbridge.foundation.access.Caller;
import dev.ringbridge.foundation.database.Database;
import dev.ringbridge.foundation.database.Work;
import dev.ringbridge.foundation.problem.ProblemCode;
import dev.ringbridge.foundation.problem.Refusal;
import dev.ringbridge.queue.InQueue;
import dev.ringbridge.queue.audit.AuditTrail;
import dev.ringbridge.queue.audit.AuditTrail.Thing;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Clock;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Takes an official list in as it arrives, some thousand blocks at a time, however many millions of
 * numbers it has. Nothing is marked by it before all of it is here.
 */
@ApplicationScoped
class UploadingRegistries {
  private static final int BLOCKS_AT_ONCE = 10_000;

  private final Database database;
  private final Registries registries;
  private final RegistryBlocks blocks;
  private final AuditTrail trail;
  private final Ids ids;
  private final Clock clock;

  UploadingRegistries(
      @InQueue Database database,
      Registries registries,
      RegistryBlocks blocks,
      AuditTrail trail,
      Ids ids,
      Clock clock) {
    this.trail = trail;
    this.database = database;
    this.registries = registries;
    this.blocks = blocks;
    this.ids = ids;
    this.clock = clock;
  }

  /** Takes the whole file in; runs on a worker thread. */
  Registry upload(Caller caller, NewRegistry wanted, InputStream file) throws IOException {
    Registry registry = registry(caller, wanted);
    UUID id = registry.id();
    if (!await(registry, work -> registries.add(work, registry, caller.userId()))) {
      throw Refusal.of(ProblemCode.CONFLICT, "Newer data of this list is here already.");
    }
    try {
      Lines lines = load(registry, file);
      long numbers =
          await(
              registry,
              work ->
                  registries
                      .loaded(work, id, lines.refused())
                      .call(count -> keep(work, caller, registry, count)));
      return loaded(registry, numbers, lines.refused());
    } catch (SQLException e) {
      await(registry, work -> registries.delete(work, id));
      throw new IOException(e);
    } catch (IOException | RuntimeException e) {
      await(registry, work -> registries.delete(work, id));
      throw e;
    }
  }

  private Uni<Void> keep(Work work, Caller caller, Registry registry, long numbers) {
    JsonObject details =
        new JsonObject()
            .put("dataDate", registry.dataDate().toString())
            .put("filename", registry.filename())
            .put("numbers", numbers);
    Thing list = new Thing(registry.id(), registry.jurisdiction());
    return trail.keep(work, caller, AuditAction.REGISTRY_UPLOADED, list, details);
  }

  private Registry registry(Caller caller, NewRegistry wanted) {
    return new Registry(
        ids.next(),
        caller.tenancy(),
        wanted.jurisdiction(),
        wanted.dataDate(),
        wanted.filename(),
        RegistryState.LOADING,
        0,
        0,
        clock.instant());
  }

  private static Registry loaded(Registry registry, long numbers, long refused) {
    return new Registry(
        registry.id(),
        registry.tenancy(),
        registry.jurisdiction(),
        registry.dataDate(),
        registry.filename(),
        RegistryState.LOADED,
        numbers,
        refused,
        registry.createdAt());
  }

  private Lines load(Registry registry, InputStream file) throws IOException, SQLException {
    NumberReader reader = new NumberReader(registry.jurisdiction());
    NumberBlocks incoming = new NumberBlocks();
    Lines lines = new Lines(file);
    long found = 0;
    for (String line = lines.next(); line != null; line = lines.next()) {
      OptionalLong number = reader.read(line);
      if (number.isPresent()) {
        found++;
        incoming.add(number.getAsLong());
      } else {
        lines.refuse();
      }
      if (incoming.count() == BLOCKS_AT_ONCE) {
        blocks.add(registry.tenancy(), registry.id(), incoming);
        incoming.clear();
      }
    }
    refuseEmpty(found);
    blocks.add(registry.tenancy(), registry.id(), incoming);
    return lines;
  }

  private static void refuseEmpty(long found) {
    if (found == 0) {
      throw Refusal.invalid(
          "file",
          "Registry",
          "No line begins with a phone number of this country: upload a text or CSV file with one number in each line.");
    }
  }

  private <T> T await(Registry registry, Function<Work, Uni<T>> step) {
    UUID organization = registry.tenancy().organizationId();
    try {
      return VertxContextSupport.subscribeAndAwait(
          () -> database.inOrganization(organization, step));
    } catch (RuntimeException e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }

  /** The lines of a file that have any digit; no line is longer than any number needs. */
  private static final class Lines {
    private static final int LONGEST = 200;

    private final BufferedReader text;
    private long refused;

    Lines(InputStream file) {
      text = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8));
    }

    /** The next, or null after the last. */
    @Nullable String next() throws IOException {
      StringBuilder line = new StringBuilder(24);
      boolean digit = false;
      for (int one = text.read(); one >= 0; one = text.read()) {
        if (one == '\n' && digit) {
          return line.toString();
        }
        if (one == '\n') {
          line.setLength(0);
        } else if (line.length() < LONGEST) {
          digit |= one >= '0' && one <= '9';
          line.append((char) one);
        }
      }
      return digit ? line.toString() : null;
    }

    void refuse() {
      refused++;
    }

    long refused() {
      return refused;
    }
  }
}
