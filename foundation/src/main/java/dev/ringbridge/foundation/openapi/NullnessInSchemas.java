package dev.ringbridge.foundation.openapi;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.FieldInfo;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.RecordComponentInfo;

/**
 * Carries the nullness of the API's records into its description: what is not {@code @Nullable} is
 * required, what is may be null. Clients typed from the description then know what they get. A
 * record that leaves fields out of its JSON is described where it is made.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public final class NullnessInSchemas implements OASFilter {
  private static final DotName NULLABLE = DotName.createSimple("org.jspecify.annotations.Nullable");
  private static final DotName LEAVES_FIELDS_OUT = DotName.createSimple(JsonInclude.class);
  private static final DotName PROPERTY = DotName.createSimple(JsonProperty.class);
  private static final DotName RECORD = DotName.createSimple("java.lang.Record");
  private static final String GENERIC = "Page";

  private final Map<String, List<ClassInfo>> records = new HashMap<>();

  /** The build hands in what it knows of all classes. */
  public NullnessInSchemas(IndexView index) {
    for (ClassInfo one : index.getAllKnownSubclasses(RECORD)) {
      if (one.name().toString().startsWith("dev.ringbridge.")
          && !one.hasDeclaredAnnotation(LEAVES_FIELDS_OUT)) {
        records.computeIfAbsent(one.simpleName(), name -> new ArrayList<>()).add(one);
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
    if (schema.getProperties() != null) {
      records.getOrDefault(name.startsWith(GENERIC) ? GENERIC : name, List.of()).stream()
          .filter(record -> isOf(schema, record))
          .forEach(record -> complete(schema, record));
    }
  }

  /** Records of several packages may share a name. */
  private static boolean isOf(Schema schema, ClassInfo record) {
    return schema
        .getProperties()
        .keySet()
        .equals(
            record.recordComponents().stream()
                .map(RecordComponentInfo::name)
                .collect(Collectors.toSet()));
  }

  private static void complete(Schema schema, ClassInfo record) {
    for (RecordComponentInfo component : record.recordComponents()) {
      Schema property = Objects.requireNonNull(schema.getProperties().get(component.name()));
      mark(schema, component, property);
    }
  }

  private static void mark(Schema schema, RecordComponentInfo component, Schema property) {
    if (component.type().hasAnnotation(NULLABLE)) {
      schema.addProperty(component.name(), orNull(property));
    }
    boolean isNamed =
        schema.getRequired() != null && schema.getRequired().contains(component.name());
    if (!isNamed && mustBeThere(component)) {
      schema.addRequired(component.name());
    }
  }

  /** What may be null must be there where its property says so. */
  private static boolean mustBeThere(RecordComponentInfo component) {
    FieldInfo field = Objects.requireNonNull(component.declaringClass().field(component.name()));
    AnnotationInstance property = field.annotation(PROPERTY);
    return !component.type().hasAnnotation(NULLABLE)
        || (property != null
            && property.value("required") != null
            && property.value("required").asBoolean());
  }

  private static Schema orNull(Schema property) {
    if (property.getRef() == null) {
      return property.addType(SchemaType.NULL);
    }
    Schema nothing = OASFactory.createSchema().type(List.of(SchemaType.NULL));
    return OASFactory.createSchema().anyOf(List.of(property, nothing));
  }
}
