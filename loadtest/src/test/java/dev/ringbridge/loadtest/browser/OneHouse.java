package dev.ringbridge.loadtest.browser;

import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.io.IOException;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** One Ringbridge and one browser for all tests; whoever needs them asks for a {@link Place}. */
final class OneHouse implements BeforeAllCallback, ParameterResolver {
  private static final double PATIENCE_MILLIS = 15_000;

  @Override
  public void beforeAll(ExtensionContext context) {
    place(context);
  }

  private static Place place(ExtensionContext context) {
    return context
        .getRoot()
        .getStore(Namespace.create(OneHouse.class))
        .computeIfAbsent(Place.class, none -> open(), Place.class);
  }

  private static Place open() {
    PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
    Chromium chromium = Chromium.launch();
    try {
      return new Place(House.open(), chromium);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Place.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return place(context);
  }

  /** Where the tests are. */
  record Place(House house, Chromium chromium) implements AutoCloseable {
    Visitor visit() {
      return chromium.visit(house.console());
    }

    @Override
    public void close() throws IOException {
      house.close();
      chromium.close();
    }
  }
}
