package dev.ringbridge.foundation.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.IOException;
import java.util.List;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.jboss.jandex.Index;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class NullnessInSchemasTest {
  record Thing(String name, @Nullable String note) {}

  /** Shares its name with the other one. */
  static final class Elsewhere {
    record Thing(int size) {}
  }

  /** So does this one. */
  static final class Whole {
    record Thing(@JsonProperty(required = true) @Nullable String owner) {}
  }

  @Test
  void whatMayBeNullIsRequiredWhereItsPropertySaysSo() throws IOException {
    Schema schema = completed("owner");

    assertThat(schema.getRequired()).containsExactly("owner");
    assertThat(schema.getProperties().get("owner").getType())
        .containsExactly(SchemaType.STRING, SchemaType.NULL);
  }

  @Test
  void whatIsNotNullableIsRequiredAndWhatIsMayBeNull() throws IOException {
    Schema schema = completed("name", "note");

    assertThat(schema.getRequired()).containsExactly("name");
    assertThat(schema.getProperties().get("note").getType())
        .containsExactly(SchemaType.STRING, SchemaType.NULL);
  }

  @Test
  void aRecordOfTheSameNameElsewhereIsToldApartByItsFields() throws IOException {
    assertThat(completed("size").getRequired()).containsExactly("size");
  }

  private static Schema completed(String... properties) throws IOException {
    Schema schema = OASFactory.createSchema();
    for (String property : properties) {
      schema.addProperty(property, OASFactory.createSchema().type(List.of(SchemaType.STRING)));
    }
    OpenAPI api =
        OASFactory.createOpenAPI()
            .components(OASFactory.createComponents().addSchema("Thing", schema));
    new NullnessInSchemas(Index.of(Thing.class, Elsewhere.Thing.class, Whole.Thing.class))
        .filterOpenAPI(api);
    return schema;
  }
}
