package dev.ringbridge.loadtest;

/** What a service counted, as its metrics page says it to Prometheus. */
public final class Meters {
  private Meters() {}

  /**
   * The sum over lines of the page.
   *
   * @param meter how these lines begin
   */
  public static double sum(String page, String meter) {
    return page.lines()
        .filter(line -> line.startsWith(meter))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .sum();
  }
}
