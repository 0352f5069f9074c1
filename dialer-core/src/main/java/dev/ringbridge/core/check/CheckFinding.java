package dev.ringbridge.core.check;

/**
 * Something about a campaign that one should know before it dials.
 *
 * @param line what it is and what to do, in words
 */
public record CheckFinding(CheckCode code, CheckSeverity severity, String line) {
  static CheckFinding error(CheckCode code, String line) {
    return new CheckFinding(code, CheckSeverity.ERROR, line);
  }

  static CheckFinding warning(CheckCode code, String line) {
    return new CheckFinding(code, CheckSeverity.WARNING, line);
  }

  static CheckFinding note(CheckCode code, String line) {
    return new CheckFinding(code, CheckSeverity.NOTE, line);
  }
}
