package dev.ringbridge.core.compliance;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The rule packs in force. */
public final class RulePacks {
  private final Map<String, RulePack> packs;

  /**
   * @param inForce one of each jurisdiction; the strict one must be among them
   */
  public RulePacks(Collection<RulePack> inForce) {
    packs =
        inForce.stream()
            .collect(Collectors.toUnmodifiableMap(RulePack::jurisdiction, Function.identity()));
    if (!packs.containsKey(RulePack.STRICT)) {
      throw new IllegalArgumentException("no strict pack");
    }
  }

  /**
   * Every pack that must be kept: the one of each jurisdiction and of the country it lies in, and
   * the strict one for a country that has none.
   *
   * @param jurisdictions where the called person may be; none known is everywhere
   */
  public List<RulePack> of(Collection<String> jurisdictions) {
    TreeSet<String> wanted = new TreeSet<>();
    for (String jurisdiction : jurisdictions) {
      String country = jurisdiction.split("-", 2)[0];
      wanted.add(packs.containsKey(country) ? country : RulePack.STRICT);
      if (packs.containsKey(jurisdiction)) {
        wanted.add(jurisdiction);
      }
    }
    if (wanted.isEmpty()) {
      wanted.add(RulePack.STRICT);
    }
    List<RulePack> found = new ArrayList<>();
    wanted.forEach(name -> found.add(packs.get(name)));
    return found;
  }
}
