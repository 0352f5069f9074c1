package dev.ringbridge.core.compliance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RulePacksTest {
  private static final RulePacks PACKS =
      new RulePacks(
          Stream.of("US", "US-FL", RulePack.STRICT)
              .map(name -> Packs.pack(name, Packs.daily("08:00", "20:00")))
              .toList());

  @Test
  void stateIsKeptBesideItsCountry() {
    assertThat(names(Set.of("US-FL"))).containsExactly("US", "US-FL");
  }

  @Test
  void stateWithoutAPackOfItsOwnKeepsItsCountrys() {
    assertThat(names(Set.of("US-CA"))).containsExactly("US");
  }

  @Test
  void countryWithoutAPackKeepsTheStrictOne() {
    assertThat(names(Set.of("FR"))).containsExactly(RulePack.STRICT);
  }

  @Test
  void nowhereKnownKeepsTheStrictOne() {
    assertThat(names(Set.of())).containsExactly(RulePack.STRICT);
  }

  @Test
  void whoeverMayBeInTwoStatesHasBothKept() {
    assertThat(names(Set.of("US-CA", "US-FL"))).containsExactly("US", "US-FL");
  }

  @Test
  void strictPackMustBeThere() {
    assertThatThrownBy(() -> new RulePacks(List.of())).hasMessageContaining("strict");
  }

  private static List<String> names(Set<String> jurisdictions) {
    return PACKS.of(jurisdictions).stream().map(RulePack::jurisdiction).toList();
  }
}
