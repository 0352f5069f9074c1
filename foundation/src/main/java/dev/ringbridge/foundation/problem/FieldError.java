package dev.ringbridge.foundation.problem;

/**
 * What is wrong with one field of a request.
 *
 * @param field its path, for example {@code leads[3].phone}
 * @param constraint the rule it breaks, for example {@code NotBlank}
 * @param message what to do about it
 */
public record FieldError(String field, String constraint, String message) {}
