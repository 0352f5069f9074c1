package dev.ringbridge.queue.idempotency;

import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.ElementType.TYPE;

import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * An endpoint that honors the header {@code Idempotency-Key}: the same key with the same request
 * gets the first answer again and happens once; with another request it is refused. A refusal gives
 * the key free, unless what was asked for may have been done. Keys are kept for a day.
 *
 * <p>The endpoint, or its class, is {@code @Cancellable(false)}: a client that goes away must not
 * keep its answer from being written down.
 */
@InterceptorBinding
@Retention(RetentionPolicy.RUNTIME)
@Target({TYPE, METHOD})
public @interface Idempotent {}
