package dev.ringbridge.loadtest.browser;

import com.microsoft.playwright.Page;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Notes in the supervisor's browser what the board shows, and since when, picture by picture. */
final class BoardWatch {
  private static final String BEGIN =
      """
      agent => {
        const figure = label =>
          [...document.querySelectorAll('.rb-figure')]
            .find(one => one.textContent.startsWith(label))
            ?.querySelector('.rb-figure-value')?.textContent;
        const state = () =>
          [...document.querySelectorAll('tr')]
            .find(row => row.textContent.includes(agent))
            ?.querySelector('.rb-badge')?.textContent;
        window.shown = [];
        const look = () => {
          const text = `agent: ${state()}; talking: ${figure('Talking')}`;
          if (window.shown.at(-1)?.text !== text) {
            window.shown.push({ text, at: Date.now() });
          }
          requestAnimationFrame(look);
        };
        look();
      }""";

  private final Page page;

  private BoardWatch(Page page) {
    this.page = page;
  }

  static BoardWatch begin(Page board, String agentName) {
    board.evaluate(BEGIN, agentName);
    return new BoardWatch(board);
  }

  /** When the board first showed this. */
  Instant shown(String text) {
    return all().stream()
        .filter(one -> String.valueOf(one.get("text")).contains(text))
        .map(one -> Instant.ofEpochMilli(((Number) one.get("at")).longValue()))
        .findFirst()
        .orElseThrow(() -> new AssertionError(text + " was never shown, but " + all()));
  }

  @SuppressWarnings("unchecked")
  private List<Map<String, Object>> all() {
    return (List<Map<String, Object>>) page.evaluate("() => window.shown");
  }
}
