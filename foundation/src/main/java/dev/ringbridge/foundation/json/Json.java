package dev.ringbridge.foundation.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.ringbridge.core.call.PhoneNumber;
import io.quarkus.jackson.ObjectMapperCustomizer;
import jakarta.inject.Singleton;
import java.io.IOException;

/**
 * One way of writing JSON for topics and for the API: ISO 8601 times, phone numbers as text,
 * unknown fields ignored.
 */
@Singleton
public final class Json implements ObjectMapperCustomizer {
  /** A mapper for places that nothing is injected into. */
  public static final ObjectMapper MAPPER = mapper();

  private static ObjectMapper mapper() {
    ObjectMapper mapper = new ObjectMapper();
    mapper.registerModule(new JavaTimeModule());
    mapper.registerModule(new Jdk8Module());
    new Json().customize(mapper);
    return mapper;
  }

  @Override
  public void customize(ObjectMapper mapper) {
    mapper.disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);
    mapper.disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    mapper.registerModule(
        new SimpleModule("ringbridge")
            .addSerializer(new PhoneNumberWriter())
            .addDeserializer(PhoneNumber.class, new PhoneNumberReader()));
  }

  private static final class PhoneNumberWriter extends StdSerializer<PhoneNumber> {
    private static final long serialVersionUID = 1L;

    PhoneNumberWriter() {
      super(PhoneNumber.class);
    }

    @Override
    public void serialize(PhoneNumber number, JsonGenerator json, SerializerProvider context)
        throws IOException {
      json.writeString(number.e164());
    }
  }

  private static final class PhoneNumberReader extends StdDeserializer<PhoneNumber> {
    private static final long serialVersionUID = 1L;

    PhoneNumberReader() {
      super(PhoneNumber.class);
    }

    @Override
    public PhoneNumber deserialize(JsonParser json, DeserializationContext context)
        throws IOException {
      return new PhoneNumber(json.getText());
    }
  }
}
