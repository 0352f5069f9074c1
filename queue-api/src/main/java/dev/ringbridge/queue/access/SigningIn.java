package dev.ringbridge.queue.access;

import dev.ringbridge.foundation.problem.ProblemCode;
import dev.ringbridge.foundation.problem.Refusal;
import dev.ringbridge.queue.QueueTransactions;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Signing in, staying signed in, and out. */
@ApplicationScoped
class SigningIn {
  private final QueueTransactions transactions;
  private final Users users;
  private final Passwords passwords;
  private final RefreshTokens refreshTokens;
  private final AccessTokens accessTokens;

  SigningIn(
      QueueTransactions transactions,
      Users users,
      Passwords passwords,
      RefreshTokens refreshTokens,
      AccessTokens accessTokens) {
    this.transactions = transactions;
    this.users = users;
    this.passwords = passwords;
    this.refreshTokens = refreshTokens;
    this.accessTokens = accessTokens;
  }

  /** With name and password. Which of the two was wrong is nobody's business. */
  Uni<Session> signIn(String username, String password) {
    return transactions
        .asEngine(() -> users.called(username))
        .chain(user -> check(user, password))
        .chain(this::session);
  }

  private Uni<User> check(@Nullable User user, String password) {
    if (user == null || !user.active) {
      return passwords.matchesNobody(password).map(never -> refused());
    }
    return passwords
        .matches(password, user.passwordHash)
        .map(matches -> matches ? user : refused());
  }

  private static User refused() {
    throw Refusal.of(ProblemCode.AUTHENTICATION_ERROR, "User name or password is wrong.");
  }

  /** With the token of the last time. */
  Uni<Session> refresh(@Nullable String token) {
    if (token == null) {
      throw Refusal.of(
          ProblemCode.AUTHENTICATION_ERROR, "You are not signed in here any more: sign in again.");
    }
    return refreshTokens
        .use(token)
        .chain(user -> user.map(this::active).orElseGet(SigningIn::over))
        .chain(this::session);
  }

  private Uni<User> active(UUID id) {
    return transactions
        .asEngine(() -> users.findById(id))
        .chain(user -> user.active ? Uni.createFrom().item(user) : over());
  }

  private static Uni<User> over() {
    return Uni.createFrom()
        .failure(
            Refusal.of(
                ProblemCode.AUTHENTICATION_ERROR,
                "You are not signed in here any more: sign in again."));
  }

  private Uni<Session> session(User user) {
    return refreshTokens
        .issue(user)
        .map(refresh -> new Session(user, accessTokens.issue(user), refresh));
  }

  Uni<Void> signOut(@Nullable String token) {
    return token == null ? Uni.createFrom().voidItem() : refreshTokens.revoke(token);
  }

  record Session(User user, AccessTokens.Issued access, String refresh) {}
}
