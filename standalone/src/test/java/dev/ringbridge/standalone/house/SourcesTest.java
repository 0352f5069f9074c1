package dev.ringbridge.standalone.house;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringbridge.standalone.Checkout;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The rules of the house that can be read off the sources, for every module. */
class SourcesTest {
  private static final int LONGEST = 300;

  private static final Pattern SAYS_NOTHING =
      Pattern.compile(
          "\\b(?:class|interface|record|enum)\\s+\\w*(?:Manager|Helper|Util|Utils|Impl|Dto|Service)\\b");

  private static final Pattern OF_A_CARRIER =
      Pattern.compile("\\b(?:class|interface|record|enum)\\s+\\w*(?:Twilio|Exotel)\\w*");

  private static final Set<String> CARRIERS_OWN = Set.of("telephony-adapters", "carrier-simulator");

  static Stream<String> modules() {
    return Checkout.modules().stream();
  }

  @Test
  void everyModuleIsLookedAt() {
    assertThat(Checkout.modules())
        .contains(
            "dialer-core",
            "foundation",
            "queue-api",
            "telephony-adapters",
            "realtime-gateway",
            "carrier-simulator",
            "standalone",
            "loadtest")
        .allSatisfy(module -> assertThat(Checkout.sources(module)).isNotEmpty());
  }

  @ParameterizedTest
  @MethodSource("modules")
  void everyPackageSaysThatNothingIsNull(String module) {
    Set<Path> packages =
        Checkout.sources(module).stream().map(Path::getParent).collect(Collectors.toSet());

    assertThat(packages)
        .allSatisfy(
            one ->
                assertThat(one.resolve("package-info.java"))
                    .exists()
                    .content()
                    .contains("@NullMarked"));
  }

  @ParameterizedTest
  @MethodSource("modules")
  void noNameSaysNothing(String module) {
    assertThat(Checkout.sources(module))
        .allSatisfy(file -> assertThat(code(file)).doesNotContainPattern(SAYS_NOTHING));
  }

  @ParameterizedTest
  @MethodSource("modules")
  void typesAreNamedAfterCarriersOnlyWhereCarriersAreKnown(String module) {
    List<Path> named =
        Checkout.sources(module).stream()
            .filter(file -> OF_A_CARRIER.matcher(code(file)).find())
            .toList();

    if (!CARRIERS_OWN.contains(module)) {
      assertThat(named).isEmpty();
    }
  }

  /** Standalone composes: it says which carrier its account is with. */
  @ParameterizedTest
  @MethodSource("modules")
  void whoeverNeedNotKnowACarrierNeverSpeaksOfOne(String module) {
    // The last two say which account there is, as an operator does.
    Set<String> knowing =
        Set.of("telephony-adapters", "carrier-simulator", "standalone", "loadtest");

    if (!knowing.contains(module)) {
      assertThat(Checkout.sources(module))
          .allSatisfy(
              file ->
                  assertThat(Checkout.read(file).toLowerCase(Locale.ROOT))
                      .doesNotContain("twilio", "exotel"));
    }
  }

  private static String code(Path file) {
    return Checkout.read(file).replaceAll("(?s)/\\*.*?\\*/", "").replaceAll("//[^\n]*", "");
  }

  @Test
  void filesAreShort() {
    assertThat(productFiles().filter(file -> lines(file) > LONGEST))
        .extracting(file -> file.getFileName().toString())
        .isEmpty();
  }

  private static Stream<Path> productFiles() {
    Path console = Checkout.path("realtime-gateway/src/main/webui/src");
    return Stream.concat(
        modules().flatMap(module -> Checkout.sources(module).stream()),
        Stream.of(".ts", ".tsx", ".css")
            .flatMap(ending -> Checkout.files(console, ending).stream())
            .filter(file -> !file.toString().contains("/generated/"))
            .filter(file -> !file.toString().contains(".test.")));
  }

  private static long lines(Path file) {
    try (Stream<String> lines = Files.lines(file)) {
      return lines.count();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
