package dev.ringbridge.core.compliance;

import java.util.EnumSet;
import java.util.Set;

/**
 * What is known in law of a number, besides where it may be.
 *
 * @param listed whether an official list says that it must not be called
 * @param grounds what lets one call it: consents that hold, a relationship that has not ended
 * @param revoked whether its owner took the consent to be called back and gave no other
 */
public record LegalStanding(boolean listed, Set<ConsentScope> grounds, boolean revoked) {
  /** Of a number of which nothing is known. */
  public static final LegalStanding NONE = new LegalStanding(false, Set.of(), false);

  private static final int LISTED = 1;
  private static final int CALLS = 2;
  private static final int AUTOMATED = 4;
  private static final int RELATIONSHIP = 8;
  private static final int REVOKED = 16;

  public LegalStanding {
    grounds = Set.copyOf(grounds);
  }

  /** Reads it from the bits that it is stored in. */
  public static LegalStanding ofBits(int bits) {
    Set<ConsentScope> grounds = EnumSet.noneOf(ConsentScope.class);
    add(grounds, bits, CALLS, ConsentScope.CALLS);
    add(grounds, bits, AUTOMATED, ConsentScope.AUTOMATED);
    add(grounds, bits, RELATIONSHIP, ConsentScope.RELATIONSHIP);
    return new LegalStanding((bits & LISTED) != 0, grounds, (bits & REVOKED) != 0);
  }

  private static void add(Set<ConsentScope> grounds, int bits, int bit, ConsentScope scope) {
    if ((bits & bit) != 0) {
      grounds.add(scope);
    }
  }
}
