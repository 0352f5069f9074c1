package dev.ringbridge.telephony;

import static com.tngtech.archunit.lang.conditions.ArchConditions.be;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.ringbridge.telephony.account.Accounts;
import dev.ringbridge.telephony.account.Spacing;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
  private static final String EXOTEL = "dev.ringbridge.telephony.exotel..";
  private static final String TWILIO = "dev.ringbridge.telephony.twilio..";

  private final JavaClasses classes =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("dev.ringbridge.telephony");

  @Test
  void nothingButItsOwnPackageKnowsACarrier() {
    noClasses()
        .that()
        .resideOutsideOfPackage(TWILIO)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(TWILIO, "com.twilio..")
        .check(classes);
    noClasses()
        .that()
        .resideOutsideOfPackage(EXOTEL)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(EXOTEL)
        .check(classes);
  }

  @Test
  void carriersNameStandsInItsOwnPackageOnly() throws IOException {
    try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
      List<Path> knowing =
          sources
              .filter(file -> file.toString().endsWith(".java"))
              .filter(file -> !file.toString().contains("/twilio/"))
              .filter(file -> !file.toString().contains("/exotel/"))
              .filter(ArchitectureTest::namesACarrier)
              .toList();
      assertThat(knowing).isEmpty();
    }
  }

  private static boolean namesACarrier(Path file) {
    try {
      String source = Files.readString(file).toLowerCase(Locale.ROOT);
      return source.contains("twilio") || source.contains("exotel");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void packagesAreFreeOfCycles() {
    slices().matching("dev.ringbridge.telephony.(*)..").should().beFreeOfCycles().check(classes);
  }

  /** A process that is cold takes them at half the rate, whatever they are for. */
  @Test
  void whoeverTakesSlotsAsksHowFastThisProcessMayTakeThem() {
    classes()
        .that(callMethod(Accounts.class, "takeSlots"))
        .should(be(callMethod(Spacing.class, "paced").as("calling Spacing.paced")))
        .check(classes);
  }

  private static DescribedPredicate<JavaClass> callMethod(Class<?> owner, String name) {
    return DescribedPredicate.describe(
        "call " + owner.getSimpleName() + "." + name,
        one ->
            one.getMethodCallsFromSelf().stream()
                .anyMatch(
                    call ->
                        call.getTargetOwner().isEquivalentTo(owner)
                            && call.getName().equals(name)));
  }

  @Test
  void noOtherServiceIsKnown() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("dev.ringbridge.queue..", "dev.ringbridge.gateway..")
        .check(classes);
  }

  @Test
  void noNameSaysNothing() {
    classes()
        .should()
        .haveSimpleNameNotEndingWith("Manager")
        .andShould()
        .haveSimpleNameNotEndingWith("Helper")
        .andShould()
        .haveSimpleNameNotEndingWith("Util")
        .andShould()
        .haveSimpleNameNotEndingWith("Impl")
        .andShould()
        .haveSimpleNameNotEndingWith("Dto")
        .andShould()
        .haveSimpleNameNotEndingWith("Service")
        .check(classes);
  }
}
