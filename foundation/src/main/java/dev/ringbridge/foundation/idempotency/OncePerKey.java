package dev.ringbridge.foundation.idempotency;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ringbridge.foundation.access.Caller;
import dev.ringbridge.foundation.access.CallerSource;
import dev.ringbridge.foundation.idempotency.IdempotencyKeys.Beginning;
import dev.ringbridge.foundation.problem.ProblemCode;
import dev.ringbridge.foundation.problem.Refusal;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.interceptor.InvocationContext;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.jspecify.annotations.Nullable;

/**
 * Makes endpoints that return a {@code Uni} of an API type happen once for each key. Each service
 * binds it to its own endpoints, and keeps the keys in its own schema.
 */
@ApplicationScoped
public class OncePerKey {
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
    return proceed(call)
        .call(result -> keys.finish(caller, key, write(result)))
        .onFailure()
        .call(() -> keys.forget(caller, key));
  }

  private static Uni<?> proceed(InvocationContext call) {
    try {
      return (Uni<?>) call.proceed();
    } catch (Exception e) {
      return Uni.createFrom().failure(e);
    }
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
