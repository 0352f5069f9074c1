package dev.ringbridge.loadtest.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** WCAG 2.1, levels A and AA, as far as a program can tell (axe-core). */
final class Accessibility {
  private static final List<String> WCAG = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa");
  private static final Set<String> GRAVE = Set.of("serious", "critical");

  /** What fades in, or changes its color, has for a moment the contrast of neither. */
  private static final String AT_REST =
      """
      () => document.getAnimations().every(
        (one) => one.playState !== 'running' || one.effect.getComputedTiming().endTime === Infinity)""";

  private Accessibility() {}

  /** What is on the screen now keeps the rules; in the dark colors are all that is different. */
  static void check(Page page, String screen) {
    show(page, ColorScheme.DARK);
    refuse(new AxeBuilder(page).withRules(List.of("color-contrast")), screen + ", dark");
    show(page, ColorScheme.LIGHT);
    refuse(new AxeBuilder(page).withTags(WCAG), screen + ", light");
  }

  private static void show(Page page, ColorScheme scheme) {
    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
    assertThat(page.locator("html"))
        .hasAttribute("data-mantine-color-scheme", scheme.name().toLowerCase(Locale.ROOT));
    page.waitForFunction(AT_REST);
  }

  /** In the page itself ("legacy"): there are no frames, and another page for each look is slow. */
  private static void refuse(AxeBuilder axe, String screen) {
    List<String> found =
        axe.setLegacyMode(true).analyze().getViolations().stream()
            .filter(rule -> GRAVE.contains(rule.getImpact()))
            .map(Accessibility::describe)
            .toList();
    assertThat(found).as(screen).isEmpty();
  }

  private static String describe(Rule rule) {
    return rule.getId() + ": " + rule.getNodes().stream().map(node -> node.getHtml()).toList();
  }
}
