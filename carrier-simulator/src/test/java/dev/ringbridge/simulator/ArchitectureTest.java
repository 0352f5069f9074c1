package dev.ringbridge.simulator;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
  private static final String ROOT = "dev.ringbridge.simulator";
  private static final JavaClasses SIMULATOR =
      new ClassFileImporter().withImportOption(new DoNotIncludeTests()).importPackages(ROOT);

  @Test
  void featuresFormNoCircle() {
    slices().matching(ROOT + ".(*)..").should().beFreeOfCycles().check(SIMULATOR);
  }

  @Test
  void coreKnowsNoHttp() {
    noClasses()
        .that()
        .resideInAnyPackage(
            ROOT + ".audio",
            ROOT + ".people",
            ROOT + ".twiml",
            ROOT + ".conference",
            ROOT + ".call",
            ROOT + ".legs",
            ROOT + ".connect",
            ROOT + ".mail",
            ROOT + ".exchange")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("io.vertx..")
        .check(SIMULATOR);
  }

  @Test
  void timeAndIdsAreInjected() {
    noClasses()
        .that()
        .resideOutsideOfPackage(ROOT)
        .should()
        .callMethod(Instant.class, "now")
        .orShould()
        .callMethod(UUID.class, "randomUUID")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.util.concurrent.ThreadLocalRandom")
        .check(SIMULATOR);
  }

  @Test
  void otherModulesAreUnknown() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("dev.ringbridge.core..", "dev.ringbridge.foundation..", "io.quarkus..")
        .check(SIMULATOR);
  }

  @Test
  void nothingIsLogged() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.util.logging..", "org.slf4j..", "org.jboss.logging..")
        .check(SIMULATOR);
  }
}
