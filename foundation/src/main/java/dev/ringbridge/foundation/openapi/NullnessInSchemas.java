package dev.ringbridge.foundation.openapi;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.RecordComponentInfo;

/**
 * Carries the nullness of the API's records into its description: what is not {@code @Nullable} is
 * required, what is may be null. Clients typed from the description then know what they get.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public final class NullnessInSchemas implements OASFilter {
  private static final DotName NULLABLE = DotName.createSimple("org.jspecify.annotations.Nullable");
  private static final DotName RECORD = DotName.createSimple("java.lang.Record");
  private static final String GENERIC = "Page";

  private final Map<String, ClassInfo> records = new HashMap<>();

  /** The build hands in what it knows of all classes. */
  public NullnessInSchemas(IndexView index) {
    for (ClassInfo one : index.getAllKnownSubclasses(RECORD)) {
      if (one.name().toString().startsWith("dev.ringbridge.")) {
        records.put(one.simpleName(), one);
      }
    }
  }

  @Override
  public void filterOpenAPI(OpenAPI api) {
    if (api.getComponents() != null && api.getComponents().getSchemas() != null) {
      api.getComponents().getSchemas().forEach(this::complete);
    }
  }

  private void complete(String name, Schema schema) {
    ClassInfo record = records.get(name.startsWith(GENERIC) ? GENERIC : name);
    if (record == null || schema.getProperties() == null) {
      return;
    }
    for (RecordComponentInfo component : record.recordComponents()) {
      Schema property = schema.getProperties().get(component.name());
      if (property != null) {
        mark(schema, component, property);
      }
    }
  }

  private static void mark(Schema schema, RecordComponentInfo component, Schema property) {
    if (component.type().hasAnnotation(NULLABLE)) {
      schema.addProperty(component.name(), orNull(property));
    } else if (schema.getRequired() == null || !schema.getRequired().contains(component.name())) {
      schema.addRequired(component.name());
    }
  }

  private static Schema orNull(Schema property) {
    if (property.getRef() == null) {
      return property.addType(SchemaType.NULL);
    }
    Schema nothing = OASFactory.createSchema().type(List.of(SchemaType.NULL));
    return OASFactory.createSchema().anyOf(List.of(property, nothing));
  }
}
