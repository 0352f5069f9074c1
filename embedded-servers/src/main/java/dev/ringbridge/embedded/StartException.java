package dev.ringbridge.embedded;

/**
 * A server that cannot start. The message is one line for the person at the terminal and says what
 * to do.
 */
public final class StartException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public StartException(String whatToDo) {
    super(whatToDo);
  }

  /**
   * @param what what did not work; the first line of the cause follows it
   */
  public StartException(String what, Throwable cause) {
    super(what + ": " + firstLine(cause), cause);
  }

  private static String firstLine(Throwable cause) {
    String message = cause.getMessage();
    return message == null
        ? cause.getClass().getSimpleName()
        : message.lines().findFirst().orElse("");
  }
}
