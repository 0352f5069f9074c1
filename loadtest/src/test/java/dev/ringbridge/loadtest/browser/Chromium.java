package dev.ringbridge.loadtest.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ReducedMotion;
import java.io.File;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The Chromium of this machine; none is downloaded. */
final class Chromium implements AutoCloseable {
  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome");

  /**
   * Chromium has no sandbox for root, which tests in a container are. Its microphone beeps, and may
   * be used without a question; two pages may talk without asking the network for each other. No
   * name is looked up, whatever network there is.
   */
  private static final List<String> ARGUMENTS =
      List.of(
          "--no-sandbox",
          "--use-fake-device-for-media-stream",
          "--use-fake-ui-for-media-stream",
          "--autoplay-policy=no-user-gesture-required",
          "--disable-features=WebRtcHideLocalIpsWithMdns",
          "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1");

  private static final Map<String, String> NO_DOWNLOAD =
      Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");

  private final Playwright playwright;
  private final Browser browser;

  private Chromium(Playwright playwright, Browser browser) {
    this.playwright = playwright;
    this.browser = browser;
  }

  static Chromium launch() {
    Path program = find(System.getenv());
    Playwright playwright = Playwright.create(new Playwright.CreateOptions().setEnv(NO_DOWNLOAD));
    LaunchOptions options = new LaunchOptions().setExecutablePath(program).setArgs(ARGUMENTS);
    return new Chromium(playwright, playwright.chromium().launch(options));
  }

  /**
   * Where it is.
   *
   * @throws AssertionError if it is nowhere, in one line that says what to do
   */
  static Path find(Map<String, String> environment) {
    String chosen = environment.get("RINGBRIDGE_CHROMIUM");
    if (chosen != null) {
      return Path.of(chosen);
    }
    return Stream.of(environment.getOrDefault("PATH", "").split(File.pathSeparator))
        .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow(
            () ->
                new AssertionError(
                    "The browser tests need Chromium: install it (Debian and Ubuntu: sudo apt-get"
                        + " install chromium), or set RINGBRIDGE_CHROMIUM to its path."));
  }

  /** Somebody's own browser: nothing is shared with another visitor. */
  Visitor visit(URI console) {
    BrowserContext context =
        browser.newContext(
            new Browser.NewContextOptions()
                .setBaseURL(console.toString())
                .setViewportSize(1280, 900)
                .setReducedMotion(ReducedMotion.REDUCE));
    return new Visitor(context);
  }

  @Override
  public void close() {
    browser.close();
    playwright.close();
  }
}
