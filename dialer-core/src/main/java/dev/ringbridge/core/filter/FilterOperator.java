package dev.ringbridge.core.filter;

/** What a condition asks of a field. Upper and lower case are one, and so are blanks around. */
public enum FilterOperator {
  /** It is one of the values. */
  IS_ONE_OF(200, "is one of"),
  /** It is none of the values; one that is empty is none of them. */
  IS_NOT_ONE_OF(200, "is not one of"),
  /** It is a number, and not below the value. */
  AT_LEAST(1, "is at least"),
  /** It is a number, and not above the value. */
  AT_MOST(1, "is at most"),
  /** Nothing is known. */
  IS_EMPTY(0, "is empty"),
  /** Something is known. */
  IS_FILLED(0, "is filled");

  private final int mostValues;
  private final String words;

  FilterOperator(int mostValues, String words) {
    this.mostValues = mostValues;
    this.words = words;
  }

  /** How many values it compares with at most; it needs one where this is not 0. */
  public int mostValues() {
    return mostValues;
  }

  /** Whether it compares numbers. */
  public boolean isLimit() {
    return this == AT_LEAST || this == AT_MOST;
  }

  String words() {
    return words;
  }
}
