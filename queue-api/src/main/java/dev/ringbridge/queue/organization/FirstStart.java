package dev.ringbridge.queue.organization;

import dev.ringbridge.core.event.Ids;
import dev.ringbridge.core.event.Tenancy;
import dev.ringbridge.queue.QueueConfig;
import dev.ringbridge.queue.QueueTransactions;
import dev.ringbridge.queue.access.ManagingUsers;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import org.jboss.logging.Logger;

/** In an empty database: an organization, a branch and somebody who can sign in. */
@ApplicationScoped
class FirstStart {
  private static final Logger LOG = Logger.getLogger(FirstStart.class);
  private static final int AFTER_USERS_ARE_KNOWN = 8;
  private static final int PASSWORD_BYTES = 12;

  private final QueueConfig.Bootstrap config;
  private final QueueTransactions transactions;
  private final Organizations organizations;
  private final ManagingUsers users;
  private final Ids ids;

  FirstStart(
      QueueConfig config,
      QueueTransactions transactions,
      Organizations organizations,
      ManagingUsers users,
      Ids ids) {
    this.config = config.bootstrap();
    this.transactions = transactions;
    this.organizations = organizations;
    this.users = users;
    this.ids = ids;
  }

  void start(@Observes @Priority(AFTER_USERS_ARE_KNOWN) StartupEvent event) throws Throwable {
    VertxContextSupport.subscribeAndAwait(this::makeWhatIsMissing);
  }

  private Uni<Void> makeWhatIsMissing() {
    return transactions
        .asEngine(organizations::none)
        .chain(empty -> empty ? make() : Uni.createFrom().voidItem());
  }

  private Uni<Void> make() {
    Tenancy tenancy =
        new Tenancy(
            config.organizationId().orElseGet(ids::next), config.branchId().orElseGet(ids::next));
    String password = config.password().orElseGet(FirstStart::madeUp);
    return transactions
        .asEngine(() -> organizations.add(organization(tenancy), branch(tenancy)))
        .chain(() -> users.createFirst(tenancy, config.username(), password))
        .invoke(() -> LOG.infof("made the organization %s", tenancy.organizationId()));
  }

  private Organization organization(Tenancy tenancy) {
    Organization organization = new Organization();
    organization.id = tenancy.organizationId();
    organization.branchId = tenancy.branchId();
    organization.name = config.organization();
    organization.country = config.country();
    organization.zone = config.zone().getId();
    return organization;
  }

  private static Branch branch(Tenancy tenancy) {
    Branch branch = new Branch();
    branch.id = tenancy.branchId();
    branch.organizationId = tenancy.organizationId();
    branch.name = "Main";
    return branch;
  }

  /** Shown once, on the terminal and in no log file, because nothing keeps it but its hash. */
  private static String madeUp() {
    byte[] secret = new byte[PASSWORD_BYTES];
    new SecureRandom().nextBytes(secret);
    String password = Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
    new PrintStream(System.out, true, StandardCharsets.UTF_8)
        .println("First start: sign in as admin with the password " + password);
    return password;
  }
}
