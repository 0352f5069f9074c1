package dev.ringbridge.foundation.openapi;

import dev.ringbridge.foundation.problem.Problem;
import dev.ringbridge.foundation.problem.ProblemCode;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.Arrays;
import java.util.List;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/**
 * Says of every operation that its errors are problems (RFC 9457), so that clients have a type for
 * them.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public final class ProblemsInAnswers implements OASFilter {
  private static final String PROBLEM = "Problem";
  private static final String CODE = "ProblemCode";
  private static final String FIELD_ERROR = "FieldError";

  @Override
  public void filterOpenAPI(OpenAPI api) {
    if (api.getComponents() == null) {
      api.setComponents(OASFactory.createComponents());
    }
    describe(api.getComponents());
    if (api.getPaths() != null && api.getPaths().getPathItems() != null) {
      api.getPaths().getPathItems().values().stream()
          .flatMap(path -> path.getOperations().values().stream())
          .forEach(ProblemsInAnswers::mayFail);
    }
  }

  private static void mayFail(Operation operation) {
    if (operation.getResponses() == null) {
      operation.setResponses(OASFactory.createAPIResponses());
    }
    if (operation.getResponses().getDefaultValue() == null) {
      operation.getResponses().setDefaultValue(problem());
    }
  }

  private static APIResponse problem() {
    return OASFactory.createAPIResponse()
        .description("A refusal or an error")
        .content(
            OASFactory.createContent()
                .addMediaType(
                    Problem.MEDIA_TYPE, OASFactory.createMediaType().schema(refTo(PROBLEM))));
  }

  private static void describe(Components components) {
    components
        .addSchema(CODE, string().enumeration(codes()))
        .addSchema(
            FIELD_ERROR,
            object()
                .addProperty("field", string())
                .addProperty("constraint", string())
                .addProperty("message", string())
                .required(List.of("field", "constraint", "message")))
        .addSchema(PROBLEM, problemSchema());
  }

  private static List<Object> codes() {
    return Arrays.stream(ProblemCode.values()).<Object>map(ProblemCode::name).toList();
  }

  private static Schema problemSchema() {
    return object()
        .addProperty("type", string().format("uri"))
        .addProperty("title", string())
        .addProperty("status", OASFactory.createSchema().type(List.of(SchemaType.INTEGER)))
        .addProperty("code", refTo(CODE))
        .addProperty("detail", string())
        .addProperty(
            "errors",
            OASFactory.createSchema()
                .type(List.of(SchemaType.ARRAY))
                .items(refTo(FIELD_ERROR))
                .description("Field by field, where fields are wrong; absent otherwise."))
        .addProperty(
            "rule",
            string().description("The rule that refuses, where one does; absent otherwise."))
        .addProperty(
            "opensAt",
            string()
                .format("date-time")
                .description(
                    "When that rule will allow it by itself; absent where somebody must act."))
        .required(List.of("type", "title", "status", "code", "detail"));
  }

  private static Schema object() {
    return OASFactory.createSchema().type(List.of(SchemaType.OBJECT));
  }

  private static Schema string() {
    return OASFactory.createSchema().type(List.of(SchemaType.STRING));
  }

  private static Schema refTo(String name) {
    return OASFactory.createSchema().ref(name);
  }
}
