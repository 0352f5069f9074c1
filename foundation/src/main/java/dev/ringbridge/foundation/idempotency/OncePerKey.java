package dev.ringbridge.foundation.idempotency;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ringbridge.foundation.access.Caller;
import dev.ringbridge.foundation.access.CallerSource;
import dev.ringbridge.foundation.idempotency.IdempotencyKeys.Beginning;
import dev.ringbridge.foundation.problem.Bug;
import dev.ringbridge.foundation.problem.Problem;
import dev.ringbridge.foundation.problem.ProblemCode;
import dev.ringbridge.foundation.problem.Refusal;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.interceptor.InvocationContext;
import jakarta.validation.ConstraintViolationException;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Makes endpoints that return a {@code Uni} of an API type happen once for each key. Each service
 * binds it to its own endpoints, and keeps the keys in its own schema.
 *
 * <p>A refusal means that nothing was done, and gives the key free, but for one of unknown outcome:
 * that one, and whatever else fails, stays the answer of the key. A request that never was answered
 * is not carried out a second time either. The endpoints must not be cancelled when the client goes
 * away ({@code @Cancellable(false)}): what they did would be written down nowhere.
 */
@ApplicationScoped
public class OncePerKey {
  private static final Logger LOG = Logger.getLogger(OncePerKey.class);
  private static final String HEADER = "Idempotency-Key";
  private static final int LONGEST = 200;

  private final CallerSource callers;
  private final HttpServerRequest request;
  private final ObjectMapper json;

  OncePerKey(CallerSource callers, HttpServerRequest request, ObjectMapper json) {
    this.callers = callers;
    this.request = request;
    this.json = json;
  }

  /** Lets a call of an endpoint go on, or answers it as the first one of its key. */
  public @Nullable Object once(IdempotencyKeys keys, InvocationContext call) throws Exception {
    String key = request.getHeader(HEADER);
    if (key == null) {
      return call.proceed();
    }
    if (key.isBlank() || key.length() > LONGEST) {
      throw Refusal.invalid(
          HEADER, "Size", "The header Idempotency-Key takes 1 to 200 characters.");
    }
    Caller caller = callers.get();
    return keys.begin(caller, key, hash(call))
        .chain(beginning -> answer(keys, beginning, caller, key, call));
  }

  private Uni<?> answer(
      IdempotencyKeys keys,
      Beginning beginning,
      Caller caller,
      String key,
      InvocationContext call) {
    if (beginning instanceof Beginning.Done done) {
      return Uni.createFrom().item(() -> read(done.body(), call.getMethod()));
    }
    if (beginning instanceof Beginning.Failed failed) {
      throw new Refusal(readProblem(failed.problem()));
    }
    if (beginning instanceof Beginning.OtherRequest) {
      throw Refusal.of(
          ProblemCode.CONFLICT,
          "This Idempotency-Key was used for another request; use a new one.");
    }
    if (beginning instanceof Beginning.Running) {
      throw Refusal.of(
          ProblemCode.CONFLICT,
          "The first request with this Idempotency-Key is still being worked on.");
    }
    if (beginning instanceof Beginning.Overdue) {
      throw Refusal.unknown(
          "The first request with this Idempotency-Key was not answered within a minute: it may have"
              + " been carried out. Look, before you send it with a new key.");
    }
    return proceed(call)
        .onFailure()
        .recoverWithUni(failure -> failed(keys, caller, key, failure))
        .call(result -> written(() -> keys.finish(caller, key, write(result))));
  }

  private static Uni<Object> proceed(InvocationContext call) {
    try {
      return ((Uni<?>) call.proceed()).map(result -> result);
    } catch (Exception e) {
      return Uni.createFrom().failure(e);
    }
  }

  private Uni<Object> failed(IdempotencyKeys keys, Caller caller, String key, Throwable failure) {
    if (isNothingDone(failure)) {
      return written(() -> keys.forget(caller, key)).chain(() -> Uni.createFrom().failure(failure));
    }
    Refusal kept = failure instanceof Refusal unknown ? unknown : bug(failure);
    Problem problem = kept.problem();
    return written(() -> keys.fail(caller, key, write(problem), problem.status()))
        .chain(() -> Uni.createFrom().failure(kept));
  }

  /** Only refusals say so: whatever else fails, may do so after it was done. */
  private static boolean isNothingDone(Throwable failure) {
    return failure instanceof ConstraintViolationException
        || (failure instanceof Refusal refusal
            && refusal.problem().code() != ProblemCode.OUTCOME_UNKNOWN);
  }

  private static Refusal bug(Throwable failure) {
    return Refusal.of(
        ProblemCode.SERVER_ERROR,
        Bug.log(failure)
            + " It may have been done: look, before you send it with a new Idempotency-Key.");
  }

  /** The answer stands also where the key cannot be written; that is overdue then. */
  private static Uni<Void> written(Supplier<Uni<Void>> what) {
    return Uni.createFrom()
        .deferred(what::get)
        .onFailure()
        .invoke(e -> LOG.errorf(e, "what came of a request with a key is not written down"))
        .onFailure()
        .recoverWithNull();
  }

  private byte[] hash(InvocationContext call)
      throws NoSuchAlgorithmException, JsonProcessingException {
    MessageDigest sha = MessageDigest.getInstance("SHA-256");
    sha.update(json.writeValueAsBytes(request.path()));
    return sha.digest(json.writeValueAsBytes(call.getParameters()));
  }

  private String write(@Nullable Object result) {
    try {
      return json.writeValueAsString(result);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** One that is kept has neither fields nor a rule. */
  private Problem readProblem(String body) {
    try {
      JsonNode problem = json.readTree(body);
      return Problem.of(
          ProblemCode.valueOf(problem.path("code").asText()), problem.path("detail").asText());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private Object read(String body, Method endpoint) {
    ParameterizedType uni = (ParameterizedType) endpoint.getGenericReturnType();
    JavaType type = json.constructType(uni.getActualTypeArguments()[0]);
    try {
      return json.readValue(body, type);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
