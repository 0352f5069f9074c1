package dev.ringbridge.queue.access;

import dev.ringbridge.core.access.Role;
import dev.ringbridge.core.audit.AuditAction;
import dev.ringbridge.core.event.Ids;
import dev.ringbridge.core.event.Tenancy;
import dev.ringbridge.foundation.access.Caller;
import dev.ringbridge.foundation.problem.ProblemCode;
import dev.ringbridge.foundation.problem.Refusal;
import dev.ringbridge.queue.Page;
import dev.ringbridge.queue.QueueTransactions;
import dev.ringbridge.queue.access.UsersResource.NewUser;
import dev.ringbridge.queue.access.UsersResource.UserChange;
import dev.ringbridge.queue.access.UsersResource.UserView;
import dev.ringbridge.queue.audit.AuditTrail;
import dev.ringbridge.queue.lead.Languages;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Adding, changing and deactivating users. */
@ApplicationScoped
public class ManagingUsers {
  private final QueueTransactions transactions;
  private final Users users;
  private final Passwords passwords;
  private final UserNews news;
  private final AuditTrail trail;
  private final Ids ids;
  private final Clock clock;

  ManagingUsers(
      QueueTransactions transactions,
      Users users,
      Passwords passwords,
      UserNews news,
      AuditTrail trail,
      Ids ids,
      Clock clock) {
    this.transactions = transactions;
    this.users = users;
    this.passwords = passwords;
    this.news = news;
    this.trail = trail;
    this.ids = ids;
    this.clock = clock;
  }

  Uni<Page<UserView>> list(UUID organizationId, @Nullable UUID cursor, int limit) {
    return transactions
        .inOrganization(organizationId, () -> users.page(cursor, limit + 1))
        .map(read -> Page.of(read.stream().map(UserView::of).toList(), limit, UserView::id));
  }

  Uni<UserView> get(UUID organizationId, UUID id) {
    return transactions.inOrganization(organizationId, () -> find(id)).map(UserView::of);
  }

  Uni<UserView> create(Caller who, NewUser user) {
    return create(
        who.tenancy(),
        user,
        added -> audit(who, AuditAction.USER_CREATED, added, new JsonObject()));
  }

  private Uni<UserView> create(Tenancy tenancy, NewUser user, Function<User, Uni<Void>> kept) {
    return passwords
        .hash(user.password())
        .chain(hash -> persist(tenancy, user, hash, kept))
        .call(news::tell)
        .chain(created -> get(tenancy.organizationId(), created.id));
  }

  private Uni<Void> audit(Caller who, AuditAction action, User user, JsonObject details) {
    return users
        .getSession()
        .chain(
            session ->
                trail.keep(
                    session,
                    who,
                    action,
                    user.id,
                    user.name,
                    details.put("role", user.role.name())));
  }

  private Uni<User> persist(
      Tenancy tenancy, NewUser wanted, String hash, Function<User, Uni<Void>> kept) {
    return transactions
        .asEngine(() -> users.called(wanted.username()))
        .invoke(taken -> refuseIfTaken(taken, wanted.username()))
        .chain(() -> add(tenancy, user(tenancy, wanted, hash), kept));
  }

  private static void refuseIfTaken(@Nullable User taken, String username) {
    if (taken != null) {
      throw Refusal.of(
          ProblemCode.CONFLICT, "The user name " + username + " is taken; choose another.");
    }
  }

  private static Uni<Void> nobodyDid(User user) {
    return Uni.createFrom().voidItem();
  }

  private User user(Tenancy tenancy, NewUser wanted, String hash) {
    User user = new User();
    user.id = ids.next();
    user.organizationId = tenancy.organizationId();
    user.branchId = tenancy.branchId();
    user.username = wanted.username();
    user.name = wanted.name();
    user.role = wanted.role();
    user.languages = Languages.normal(wanted.languages() == null ? List.of() : wanted.languages());
    user.passwordHash = hash;
    user.version = User.NOT_TOLD;
    return user;
  }

  private Uni<User> add(Tenancy tenancy, User user, Function<User, Uni<Void>> kept) {
    return transactions.inOrganization(
        tenancy.organizationId(), () -> users.persist(user).call(() -> kept.apply(user)));
  }

  /** The first user of an organization, made when there is nobody to ask. */
  public Uni<Void> createFirst(Tenancy tenancy, String username, String password) {
    return create(
            tenancy,
            new NewUser(username, "Administrator", Role.ADMIN, password, null),
            ManagingUsers::nobodyDid)
        .replaceWithVoid();
  }

  Uni<UserView> change(Caller who, UUID id, UserChange change) {
    refuseLockingOneselfOut(who, id, change);
    Uni<Optional<String>> hash =
        change.password() == null
            ? Uni.createFrom().item(Optional.empty())
            : passwords.hash(change.password()).map(Optional::of);
    return hash.chain(fresh -> apply(who, id, change, fresh)).call(news::tell).map(UserView::of);
  }

  private static void refuseLockingOneselfOut(Caller who, UUID id, UserChange change) {
    boolean demoted = change.role() != null && change.role() != Role.ADMIN;
    if (who.userId().equals(id) && (demoted || Boolean.FALSE.equals(change.active()))) {
      throw Refusal.of(
          ProblemCode.CONFLICT, "You cannot take your own rights away; ask another admin.");
    }
  }

  private Uni<User> apply(Caller who, UUID id, UserChange change, Optional<String> hash) {
    return transactions.inOrganization(
        who.organizationId(),
        () ->
            find(id)
                .invoke(user -> alter(user, change, hash))
                .call(user -> audit(who, AuditAction.USER_CHANGED, user, details(change))));
  }

  /** What was changed, without what a password is. */
  private static JsonObject details(UserChange change) {
    JsonArray said = new JsonArray();
    said(said, "name", change.name());
    said(said, "role", change.role());
    said(said, "active", change.active());
    said(said, "languages", change.languages());
    said(said, "password", change.password());
    return new JsonObject().put("said", said).put("active", change.active());
  }

  private static void said(JsonArray said, String field, @Nullable Object value) {
    if (value != null) {
      said.add(field);
    }
  }

  /** What changes somebody's rights ends the tokens they have. */
  private void alter(User user, UserChange change, Optional<String> hash) {
    boolean rights = change.role() != null && change.role() != user.role;
    boolean leaves = Boolean.FALSE.equals(change.active());
    user.name = change.name() == null ? user.name : change.name();
    user.role = change.role() == null ? user.role : change.role();
    user.languages =
        change.languages() == null ? user.languages : Languages.normal(change.languages());
    user.active = change.active() == null ? user.active : change.active();
    user.passwordHash = hash.orElse(user.passwordHash);
    if (rights || leaves || hash.isPresent()) {
      user.tokensFrom = clock.instant().truncatedTo(ChronoUnit.SECONDS).plusSeconds(1);
    }
  }

  private Uni<User> find(UUID id) {
    return users.findById(id).onItem().ifNull().failWith(() -> Refusal.notFound("user"));
  }
}
