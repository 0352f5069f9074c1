package dev.ringbridge.simulator.contract;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the contract: paragraphs of operations and resources, a line for each of their parts. */
final class ContractText {
  private static final String FILE = "twilio.txt";
  private static final String RESOURCE = "RESOURCE";
  private static final String REQUIRED = " required";
  private static final String ACCOUNT = "/2010-04-01/Accounts/[^/.]+";

  private final List<Operation> operations = new ArrayList<>();
  private final Map<String, Map<String, Format>> resources = new LinkedHashMap<>();

  private ContractText() {}

  static TwilioContract read() {
    ContractText text = new ContractText();
    for (String paragraph : text().split("\n\n", -1)) {
      text.take(paragraph.lines().filter(line -> !line.startsWith("#")).toList());
    }
    return new TwilioContract(text.operations, text.resources);
  }

  private static String text() {
    try (InputStream file =
        Objects.requireNonNull(ContractText.class.getResourceAsStream(FILE), FILE)) {
      return new String(file.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void take(List<String> lines) {
    if (lines.isEmpty()) {
      return;
    }
    List<String> head = List.of(lines.get(0).split(" ", -1));
    Map<String, Format> parts = new LinkedHashMap<>();
    Set<String> required = new HashSet<>();
    for (String line : lines.subList(1, lines.size())) {
      int colon = line.indexOf(": ");
      String name = line.substring(0, colon).strip();
      String says = line.substring(colon + 2);
      if (says.endsWith(REQUIRED)) {
        required.add(name);
        says = says.substring(0, says.length() - REQUIRED.length());
      }
      parts.put(name, Format.of(says));
    }
    if (head.get(0).equals(RESOURCE)) {
      resources.put(head.get(1), parts);
    } else {
      operations.add(operation(head, parts, required));
    }
  }

  /** The head is a method, a path, a status, and what the answer is: one of it, or many. */
  private static Operation operation(
      List<String> head, Map<String, Format> parameters, Set<String> required) {
    String path = head.get(1);
    return new Operation(
        head.get(0),
        path,
        matcher(path),
        Integer.parseInt(head.get(2)),
        word(head, 3),
        word(head, 5),
        parameters,
        required);
  }

  private static @Nullable String word(List<String> head, int n) {
    return head.size() > n ? head.get(n) : null;
  }

  private static Pattern matcher(String path) {
    String variable = path.replace("{account}", ACCOUNT).replaceAll("\\{[A-Za-z]+}", "[^/.]+");
    return Pattern.compile(variable.replace(".json", "\\.json"));
  }
}
