package dev.ringbridge.core.disposition;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringbridge.core.disposition.DispositionSet.Fault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class DispositionSetTest {
  private static final Disposition SILENT =
      new Disposition(
          "SILENT",
          "Do not call",
          DispositionGroup.SPECIAL,
          AutoAction.MARK_DND,
          Optional.empty(),
          Optional.empty(),
          List.of());

  @Test
  void standardSetIsTheAgentsPartOfTheTableAndSound() {
    assertThat(DispositionSet.STANDARD.faults()).isEmpty();
    assertThat(DispositionSet.STANDARD.dispositions()).hasSize(8);
    assertThat(DispositionSet.STANDARD.find("NOT_CONNECTED_BUSY")).isEmpty();
    assertThat(DispositionSet.STANDARD.whenUnsaid()).isEmpty();
  }

  @Test
  void notInterestedKnowsTheTwoReasonsOfTheRequirements() {
    assertThat(DispositionSet.STANDARD.find("CONNECTED_NOT_INTERESTED").orElseThrow().subs())
        .extracting(SubDisposition::code)
        .containsExactly("TOO_EXPENSIVE", "ALREADY_HAS_SOLUTION");
  }

  static Stream<Arguments> faults() {
    Delay hour = Delay.minutes(60);
    return Stream.of(
        Arguments.of("dispositions[1].code/Pattern", one("busy", AutoAction.RETRY, hour)),
        Arguments.of("dispositions[1].code/Pattern", one("", AutoAction.RETRY, hour)),
        Arguments.of("dispositions[1].code/Unique", one("SILENT", AutoAction.RETRY, hour)),
        Arguments.of("dispositions[1].afterMinutes/NotNull", one("A", AutoAction.RETRY, null)),
        Arguments.of("dispositions[1].afterMinutes/NotNull", one("A", AutoAction.RESCHEDULE, null)),
        Arguments.of("dispositions[1].afterMinutes/Null", one("A", AutoAction.MARK_DND, hour)),
        Arguments.of("dispositions[1].afterMinutes/Null", one("A", AutoAction.REASSIGN, hour)),
        Arguments.of(
            "dispositions[1].afterMinutes/Range",
            one("A", AutoAction.RETRY, Delay.fixed(Duration.ofSeconds(59)))),
        Arguments.of(
            "dispositions[1].afterMinutes/Range",
            one("A", AutoAction.RETRY, Delay.fixed(Duration.ofDays(367)))),
        Arguments.of(
            "dispositions[1].afterMinutes/Range",
            one("A", AutoAction.RETRY, new Delay(Duration.ofHours(2), 2, Duration.ofHours(1)))),
        Arguments.of(
            "dispositions[1].afterMinutes/Range",
            one("A", AutoAction.RETRY, new Delay(Duration.ofHours(2), 11, Duration.ofDays(1)))),
        Arguments.of(
            "dispositions[1].group/Systems", one("NOT_CONNECTED_MINE", AutoAction.RETRY, hour)),
        Arguments.of(
            "dispositions[1].group/Systems",
            Dispositions.find("NOT_CONNECTED_SWITCHED_OFF").orElseThrow()),
        Arguments.of("dispositions[1].label/Size", labelled(" ")),
        Arguments.of("dispositions[1].label/Size", labelled("x".repeat(61))),
        Arguments.of("dispositions[1].subDispositions[1].code/Unique", withSubs("A", "A")),
        Arguments.of("dispositions[1].subDispositions[0].code/Pattern", withSubs("a b")));
  }

  @ParameterizedTest
  @MethodSource("faults")
  void faultIsNamedWhereItIs(String expected, Disposition wrong) {
    assertThat(of(SILENT, wrong).faults().stream().map(DispositionSetTest::named))
        .containsExactly(expected);
  }

  @Test
  void peopleMayAlwaysAskNotToBeCalled() {
    assertThat(of(one("A", AutoAction.RETRY, Delay.minutes(5))).faults())
        .extracting(Fault::constraint)
        .containsExactly("DoNotCall");
    assertThat(new DispositionSet(List.of(), Optional.empty()).faults())
        .extracting(Fault::constraint)
        .containsExactly("Size", "DoNotCall");
  }

  @Test
  void moreThanAScreenHoldsAreTooMany() {
    List<Disposition> many = new ArrayList<>(List.of(SILENT));
    IntStream.range(0, 40).forEach(i -> many.add(one("C" + i, AutoAction.ASSIGN_MANAGER, null)));

    assertThat(new DispositionSet(many, Optional.empty()).faults())
        .extracting(Fault::constraint)
        .containsExactly("Size");
  }

  @Test
  void whatTheSystemSetsIsOneOfThem() {
    assertThat(new DispositionSet(List.of(SILENT), Optional.of("SILENT")).faults()).isEmpty();
    assertThat(new DispositionSet(List.of(SILENT), Optional.of("OTHER")).faults())
        .extracting(Fault::field)
        .containsExactly("unsaid");
  }

  private static String named(Fault fault) {
    return fault.field() + "/" + fault.constraint();
  }

  private static DispositionSet of(Disposition... dispositions) {
    return new DispositionSet(List.of(dispositions), Optional.empty());
  }

  private static Disposition one(String code, AutoAction action, Delay after) {
    return new Disposition(
        code,
        "Label",
        DispositionGroup.CONNECTED,
        action,
        Optional.ofNullable(after),
        Optional.empty(),
        List.of());
  }

  private static Disposition labelled(String label) {
    return new Disposition(
        "A",
        label,
        DispositionGroup.CONNECTED,
        AutoAction.ASSIGN_MANAGER,
        Optional.empty(),
        Optional.empty(),
        List.of());
  }

  private static Disposition withSubs(String... codes) {
    return new Disposition(
        "A",
        "Label",
        DispositionGroup.CONNECTED,
        AutoAction.ASSIGN_MANAGER,
        Optional.empty(),
        Optional.empty(),
        Stream.of(codes).map(code -> new SubDisposition(code, "Why")).toList());
  }
}
