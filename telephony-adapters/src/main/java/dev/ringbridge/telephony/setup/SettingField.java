package dev.ringbridge.telephony.setup;

/**
 * One thing that a carrier needs of an account.
 *
 * @param name what it is called in requests
 * @param label what it is called on a screen
 * @param help where to find it and what it is for
 * @param secret whether it is never shown again
 * @param required whether an account cannot do without
 * @param fixed whether it stays as it was when the account was added
 * @param pattern what it looks like, as a regular expression for the whole of it
 */
public record SettingField(
    String name,
    String label,
    String help,
    boolean secret,
    boolean required,
    boolean fixed,
    String pattern) {
  /** Something public that may be left out. */
  public static SettingField optional(String name, String label, String pattern, String help) {
    return new SettingField(name, label, help, false, false, false, pattern);
  }

  /** This one, as a secret. */
  public SettingField asSecret() {
    return new SettingField(name, label, help, true, required, fixed, pattern);
  }

  /** This one, where no account can do without. */
  public SettingField asRequired() {
    return new SettingField(name, label, help, secret, true, fixed, pattern);
  }

  /** This one, required and the same for good. */
  public SettingField asFixed() {
    return new SettingField(name, label, help, secret, true, true, pattern);
  }
}
