package dev.ringbridge.standalone.house;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringbridge.standalone.Checkout;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Where the services run apart, the gateway knows what telephony answers. */
class RoutesTest {
  private static final Pattern RESOURCE = Pattern.compile("@Path\\(\"(/api[^\"]*)\"\\)\\s");
  private static final Pattern ROUTE = Pattern.compile("\"(/[^\"*]+)\\*\"");
  private static final String ROUTES =
      "realtime-gateway/src/main/java/dev/ringbridge/gateway/origin/OriginRoutes.java";

  @Test
  void everythingThatTelephonyAnswersIsRoutedToIt() {
    List<String> routes =
        found(ROUTE, Checkout.path(ROUTES)).filter(route -> !route.equals("/api/")).toList();
    List<String> answered =
        Checkout.sources("telephony-adapters").stream()
            .flatMap(file -> found(RESOURCE, file))
            .toList();

    assertThat(answered).contains("/api/v1/carrier-guard", "/api/v1/caller-ids");
    assertThat(answered).allMatch(path -> routes.stream().anyMatch(path::startsWith));
  }

  private static Stream<String> found(Pattern pattern, Path file) {
    return pattern.matcher(Checkout.read(file)).results().map(RoutesTest::inBrackets);
  }

  private static String inBrackets(MatchResult result) {
    return result.group(1);
  }
}
