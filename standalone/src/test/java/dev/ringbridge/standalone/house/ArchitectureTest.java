package dev.ringbridge.standalone.house;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The walls between the modules, over all their built classes. */
class ArchitectureTest {
  private static final String CORE = "dev.ringbridge.core..";
  private static final String FOUNDATION = "dev.ringbridge.foundation..";
  private static final String EMBEDDED = "dev.ringbridge.embedded..";
  private static final String SIMULATOR = "dev.ringbridge.simulator..";
  private static final String STANDALONE = "dev.ringbridge.standalone..";
  private static final String QUEUE = "dev.ringbridge.queue..";
  private static final String TELEPHONY = "dev.ringbridge.telephony..";
  private static final String GATEWAY = "dev.ringbridge.gateway..";

  private static final String CANCELLABLE = "org.jboss.resteasy.reactive.server.Cancellable";

  private static final JavaClasses HOUSE =
      new ClassFileImporter()
          .withImportOption(new DoNotIncludeTests())
          .importPackages("dev.ringbridge");

  /** A rule over packages that are not there would hold whatever the code does. */
  @Test
  void everyModuleIsLookedAt() {
    for (String part :
        List.of(CORE, FOUNDATION, EMBEDDED, SIMULATOR, STANDALONE, QUEUE, TELEPHONY, GATEWAY)) {
      String name = part.substring(0, part.length() - 2);
      assertThat(HOUSE.stream().filter(one -> one.getPackageName().startsWith(name)).count())
          .describedAs(name)
          .isGreaterThan(4);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {QUEUE, TELEPHONY, GATEWAY})
  void serviceKnowsNoOtherService(String service) {
    String[] others =
        List.of(QUEUE, TELEPHONY, GATEWAY, SIMULATOR, STANDALONE, EMBEDDED).stream()
            .filter(one -> !one.equals(service))
            .toArray(String[]::new);

    noClasses()
        .that()
        .resideInAPackage(service)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(others)
        .check(HOUSE);
  }

  /** What a client that goes away had cancelled would be done, and its answer written nowhere. */
  @Test
  void endpointsThatHappenOnceAreNotCancelled() {
    List<JavaMethod> once =
        HOUSE.stream()
            .flatMap(one -> one.getMethods().stream())
            .filter(ArchitectureTest::happensOnce)
            .toList();

    assertThat(once).hasSizeGreaterThan(20);
    assertThat(once)
        .allMatch(
            one -> one.isAnnotatedWith(CANCELLABLE) || one.getOwner().isAnnotatedWith(CANCELLABLE));
  }

  private static boolean happensOnce(JavaMethod method) {
    return method.getAnnotations().stream()
        .anyMatch(one -> one.getRawType().getSimpleName().equals("Idempotent"));
  }

  @Test
  void foundationKnowsTheDomainOnly() {
    onlyKnows(FOUNDATION, FOUNDATION, CORE);
  }

  @Test
  void simulatorAndEmbeddedServersKnowNobody() {
    onlyKnows(SIMULATOR, SIMULATOR);
    onlyKnows(EMBEDDED, EMBEDDED);
  }

  private static void onlyKnows(String part, String... known) {
    noClasses()
        .that()
        .resideInAPackage(part)
        .should()
        .dependOnClassesThat(
            resideInAPackage("dev.ringbridge..").and(not(resideInAnyPackage(known))))
        .check(HOUSE);
  }

  @Test
  void carriersLibraryIsUsedByItsOwnPackageOnly() {
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.ringbridge.telephony.twilio..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("com.twilio..")
        .check(HOUSE);
  }
}
