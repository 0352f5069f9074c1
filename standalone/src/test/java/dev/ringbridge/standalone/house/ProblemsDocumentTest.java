package dev.ringbridge.standalone.house;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringbridge.foundation.problem.ProblemCode;
import dev.ringbridge.standalone.Checkout;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** docs/problems.md explains each problem of the code, and no other. */
class ProblemsDocumentTest {
  private static final Pattern ENTRY = Pattern.compile("(?m)^## (\\S+)\n\n(\\d{3}) `([A-Z_]+)`");

  @Test
  void documentListsExactlyTheProblemsThereAre() {
    Map<String, String> documented = new LinkedHashMap<>();
    ENTRY
        .matcher(Checkout.read("docs/problems.md"))
        .results()
        .forEach(found -> documented.put(found.group(3), found.group(2) + " " + found.group(1)));

    Map<String, String> known = new LinkedHashMap<>();
    for (ProblemCode code : ProblemCode.values()) {
      known.put(code.name(), code.status() + " " + heading(code));
    }
    assertThat(documented).containsExactlyEntriesOf(known);
  }

  /** The address of a problem ends in its heading. */
  private static String heading(ProblemCode code) {
    return code.type().substring(code.type().indexOf('#') + 1);
  }

  @Test
  void everyHeadingIsAnEntry() {
    List<String> headings =
        Checkout.read("docs/problems.md").lines().filter(line -> line.startsWith("## ")).toList();

    assertThat(headings).hasSameSizeAs(ProblemCode.values());
  }
}
