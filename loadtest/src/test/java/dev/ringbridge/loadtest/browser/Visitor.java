package dev.ringbridge.loadtest.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;

/** One person at one browser window. */
final class Visitor implements AutoCloseable {
  private final BrowserContext context;
  private final Page page;
  private final List<String> faults = new CopyOnWriteArrayList<>();
  private final List<String> requests = new CopyOnWriteArrayList<>();

  Visitor(BrowserContext context) {
    this.context = context;
    this.page = context.newPage();
    page.onPageError(faults::add);
    page.onConsoleMessage(
        message -> {
          if (message.text().contains("Content Security Policy")) {
            faults.add(message.text());
          }
        });
    page.onRequest(request -> requests.add(URI.create(request.url()).getPath()));
  }

  Page page() {
    return page;
  }

  /** Opens an address of the console and signs in there. */
  Visitor signIn(String path, Login login) {
    page.navigate(path);
    field("User name").fill(login.username());
    field("Password").fill(login.password());
    button("Sign in").click();
    assertThat(button("Sign in")).not().isVisible();
    return this;
  }

  Locator field(String label) {
    return page.getByLabel(label, new Page.GetByLabelOptions().setExact(true));
  }

  /** A button by what it says first; its shortcut may follow. */
  Locator button(String says) {
    return called(AriaRole.BUTTON, says);
  }

  Locator heading(String text) {
    return called(AriaRole.HEADING, text);
  }

  Locator region(String name) {
    return called(AriaRole.REGION, name);
  }

  Locator tab(String name) {
    return called(AriaRole.TAB, name);
  }

  Locator link(String name) {
    return called(AriaRole.LINK, name);
  }

  Locator menuItem(String name) {
    return called(AriaRole.MENUITEM, name);
  }

  Locator progress(String name) {
    return called(AriaRole.PROGRESSBAR, name);
  }

  Locator choice(String name) {
    return called(AriaRole.RADIO, name);
  }

  private Locator called(AriaRole role, String name) {
    return page.getByRole(role, new Page.GetByRoleOptions().setName(name)).first();
  }

  /** What says exactly this. */
  Locator text(String text) {
    return page.getByText(text, new Page.GetByTextOptions().setExact(true)).first();
  }

  /** Opens an address, waits for what it is about, and checks that everybody can use it. */
  void open(String path, Locator about) {
    page.navigate(path);
    assertThat(about).isVisible();
    Accessibility.check(page, path);
  }

  /** The row of a table that has this in it. */
  Locator row(String text) {
    return page.getByRole(AriaRole.ROW).filter(new Locator.FilterOptions().setHasText(text));
  }

  void press(String key) {
    page.keyboard().press(key);
  }

  /** Forgets what was asked for so far. */
  void forgetRequests() {
    requests.clear();
  }

  /** The paths that were asked for since then. */
  List<String> requests(Predicate<String> which) {
    return requests.stream().filter(which).toList();
  }

  /** Leaves, and tells of what went wrong in the page without being seen. */
  @Override
  public void close() {
    context.close();
    assertThat(faults).as("errors and refusals of the page").isEmpty();
  }
}
