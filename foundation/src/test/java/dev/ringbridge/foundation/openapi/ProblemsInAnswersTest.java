package dev.ringbridge.foundation.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringbridge.foundation.problem.FieldError;
import dev.ringbridge.foundation.problem.Problem;
import dev.ringbridge.foundation.problem.ProblemCode;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.junit.jupiter.api.Test;

class ProblemsInAnswersTest {
  @Test
  void everyOperationMayFailWithAProblem() {
    OpenAPI api = filtered();

    assertThat(api.getPaths().getPathItem("/things").getGET().getResponses().getDefaultValue())
        .extracting(answer -> answer.getContent().getMediaType(Problem.MEDIA_TYPE).getSchema())
        .extracting(Schema::getRef)
        .isEqualTo("#/components/schemas/Problem");
  }

  @Test
  void aDefaultAnswerOfAnOperationsOwnStays() {
    Operation own = OASFactory.createOperation();
    own.responses(
        OASFactory.createAPIResponses()
            .defaultValue(OASFactory.createAPIResponse().description("own")));
    OpenAPI api = withGet(own);

    new ProblemsInAnswers().filterOpenAPI(api);

    assertThat(own.getResponses().getDefaultValue().getDescription()).isEqualTo("own");
  }

  @Test
  void theSchemasHaveTheFieldsOfTheRecordsAndAllCodes() {
    OpenAPI api = filtered();

    assertThat(schema(api, "Problem").getProperties()).containsOnlyKeys(fields(Problem.class));
    assertThat(schema(api, "FieldError").getProperties())
        .containsOnlyKeys(fields(FieldError.class));
    assertThat(schema(api, "ProblemCode").getEnumeration())
        .isEqualTo(
            Arrays.stream(ProblemCode.values())
                .map(ProblemCode::name)
                .map(Object.class::cast)
                .toList());
  }

  private static OpenAPI filtered() {
    OpenAPI api = withGet(OASFactory.createOperation());
    new ProblemsInAnswers().filterOpenAPI(api);
    return api;
  }

  private static OpenAPI withGet(Operation get) {
    return OASFactory.createOpenAPI()
        .paths(
            OASFactory.createPaths().addPathItem("/things", OASFactory.createPathItem().GET(get)));
  }

  private static Schema schema(OpenAPI api, String name) {
    return api.getComponents().getSchemas().get(name);
  }

  private static List<String> names(Class<?> type) {
    return Arrays.stream(type.getRecordComponents()).map(RecordComponent::getName).toList();
  }

  private static String[] fields(Class<?> type) {
    return names(type).toArray(String[]::new);
  }
}
