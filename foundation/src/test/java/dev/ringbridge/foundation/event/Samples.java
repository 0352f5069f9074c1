package dev.ringbridge.foundation.event;

import dev.ringbridge.core.call.PhoneNumber;
import dev.ringbridge.core.carrier.Route;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Values of records, made from their declarations. */
final class Samples {
  private static final Map<Class<?>, Object> PLAIN =
      Map.of(
          String.class,
          "text",
          UUID.class,
          UUID.fromString("01a1fba9-d470-7d4a-b046-97f3b4a180d6"),
          Instant.class,
          Instant.parse("2026-11-20T10:00:00.123456Z"),
          int.class,
          7,
          long.class,
          7L,
          double.class,
          1.5,
          boolean.class,
          true,
          Long.class,
          3L,
          PhoneNumber.class,
          new PhoneNumber("+12025550143"),
          Route.class,
          new Route("+1202", 2));

  private Samples() {}

  /**
   * @param full whether what may be null is there
   */
  static Object of(Class<?> record, boolean full) {
    RecordComponent[] components = record.getRecordComponents();
    Object[] values = Arrays.stream(components).map(component -> value(component, full)).toArray();
    try {
      Constructor<?> constructor =
          record.getDeclaredConstructor(
              Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
      return constructor.newInstance(values);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Object value(RecordComponent component, boolean full) {
    AnnotatedType type = component.getAnnotatedType();
    return !full && type.isAnnotationPresent(Nullable.class)
        ? null
        : value(component.getGenericType(), full);
  }

  private static Object value(Type type, boolean full) {
    if (type instanceof ParameterizedType generic) {
      Type[] parts = generic.getActualTypeArguments();
      if (generic.getRawType() == Map.class) {
        return Map.of(value(parts[0], full), value(parts[1], full));
      }
      return generic.getRawType() == Set.class
          ? Set.of(value(parts[0], full))
          : List.of(value(parts[0], full));
    }
    Class<?> plain = (Class<?>) type;
    if (PLAIN.containsKey(plain)) {
      return PLAIN.get(plain);
    }
    return plain.isEnum() ? plain.getEnumConstants()[0] : of(plain, full);
  }
}
