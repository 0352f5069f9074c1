package dev.ringbridge.foundation.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/**
 * Every way a request can fail, answered in the one form. What is a bug is logged under the id that
 * the caller is told.
 */
class ProblemMapping {
  @ServerExceptionMapper
  Response refused(Refusal refusal) {
    return refusal.problem().toResponse();
  }

  @ServerExceptionMapper(priority = 1)
  Response notSignedIn(UnauthorizedException e) {
    return Problem.of(ProblemCode.AUTHENTICATION_ERROR, "Sign in and send the access token.")
        .toResponse();
  }

  @ServerExceptionMapper(priority = 1)
  Response tokenRefused(AuthenticationFailedException e) {
    return Problem.of(
            ProblemCode.AUTHENTICATION_ERROR,
            "The access token is not valid or has expired: sign in again or refresh it.")
        .toResponse();
  }

  @ServerExceptionMapper(priority = 1)
  Response forbidden(ForbiddenException e) {
    return Problem.of(
            ProblemCode.AUTHORIZATION_ERROR, "Your role does not allow this; ask an admin.")
        .toResponse();
  }

  @ServerExceptionMapper(priority = 1)
  Response invalid(ConstraintViolationException e) {
    List<FieldError> errors =
        e.getConstraintViolations().stream().map(ProblemMapping::fieldError).toList();
    String detail =
        errors.stream()
            .map(error -> error.field() + " " + error.message())
            .sorted()
            .collect(Collectors.joining("; "));
    return Problem.of(ProblemCode.VALIDATION_ERROR, detail, errors).toResponse();
  }

  private static FieldError fieldError(ConstraintViolation<?> violation) {
    String field =
        StreamSupport.stream(violation.getPropertyPath().spliterator(), false)
            .skip(2)
            .map(Object::toString)
            .collect(Collectors.joining("."));
    String constraint =
        violation.getConstraintDescriptor().getAnnotation().annotationType().getSimpleName();
    return new FieldError(field, constraint, violation.getMessage());
  }

  @ServerExceptionMapper(priority = 1)
  Response wrongType(MismatchedInputException e) {
    String field =
        e.getPath().stream()
            .map(JsonMappingException.Reference::getFieldName)
            .filter(name -> name != null)
            .collect(Collectors.joining("."));
    String message = "is missing, or not of the type that the API description gives";
    return Problem.of(
            ProblemCode.VALIDATION_ERROR,
            (field.isEmpty() ? "The body " : field + " ") + message,
            List.of(new FieldError(field, "Type", message)))
        .toResponse();
  }

  @ServerExceptionMapper(priority = 2)
  Response notJson(JsonProcessingException e) {
    return Problem.of(ProblemCode.VALIDATION_ERROR, "The body is not valid JSON.").toResponse();
  }

  @ServerExceptionMapper(priority = 10)
  Response http(WebApplicationException e) {
    if (e.getCause() instanceof MismatchedInputException mismatch) {
      return wrongType(mismatch);
    }
    int status = e.getResponse().getStatus();
    String detail = detail(status);
    ProblemCode code = code(status);
    Problem problem = new Problem(code.type(), code.title(), status, code, detail, List.of());
    return Response.fromResponse(e.getResponse()).type(Problem.MEDIA_TYPE).entity(problem).build();
  }

  private static ProblemCode code(int status) {
    return switch (status) {
      case 401 -> ProblemCode.AUTHENTICATION_ERROR;
      case 403 -> ProblemCode.AUTHORIZATION_ERROR;
      case 404 -> ProblemCode.NOT_FOUND;
      case 409, 412 -> ProblemCode.CONFLICT;
      case 429 -> ProblemCode.RATE_LIMIT_EXCEEDED;
      default -> status < 500 ? ProblemCode.VALIDATION_ERROR : ProblemCode.SERVER_ERROR;
    };
  }

  private static String detail(int status) {
    return switch (status) {
      case 404 -> "There is nothing at this address; the API description lists what there is.";
      case 405 ->
          "This address does not take this method; the API description lists those it takes.";
      case 413 -> "The body is larger than this server takes.";
      case 415 -> "The body is of a media type that this address does not take.";
      default -> "The request cannot be carried out as it is.";
    };
  }

  @ServerExceptionMapper(priority = 100)
  Response bug(Throwable e) {
    return Problem.of(ProblemCode.SERVER_ERROR, Bug.log(e)).toResponse();
  }
}
