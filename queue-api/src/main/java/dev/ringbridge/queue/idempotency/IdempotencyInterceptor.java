package dev.ringbridge.queue.idempotency;

import dev.ringbridge.foundation.idempotency.IdempotencyKeys;
import dev.ringbridge.foundation.idempotency.OncePerKey;
import dev.ringbridge.queue.InQueue;
import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import org.jspecify.annotations.Nullable;

/** Has this service's endpoints happen once for each key. */
@Idempotent
@Interceptor
@Priority(Interceptor.Priority.APPLICATION)
class IdempotencyInterceptor {
  private final OncePerKey repetitions;
  private final IdempotencyKeys keys;

  IdempotencyInterceptor(OncePerKey repetitions, @InQueue IdempotencyKeys keys) {
    this.repetitions = repetitions;
    this.keys = keys;
  }

  @AroundInvoke
  @Nullable Object once(InvocationContext call) throws Exception {
    return repetitions.once(keys, call);
  }
}
