package dev.ringbridge.telephony.setup;

import dev.ringbridge.foundation.problem.FieldError;
import dev.ringbridge.foundation.problem.Problem;
import dev.ringbridge.foundation.problem.ProblemCode;
import dev.ringbridge.foundation.problem.Refusal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Settings that are as their carrier wants them.
 *
 * @param open what is no secret
 * @param secret what is
 * @param removed what is taken away
 */
record CheckedSettings(Map<String, String> open, Map<String, String> secret, List<String> removed) {

  /**
   * Those of a new account.
   *
   * @throws Refusal if one is unknown, missing or not what it should look like
   */
  static CheckedSettings ofNew(CarrierSetup carrier, Map<String, String> wanted) {
    Reading reading = new Reading(carrier, wanted);
    carrier.fields().stream()
        .filter(field -> field.required() && reading.isLeftOut(field))
        .forEach(field -> reading.refuse(field.name(), "NotBlank", field.label() + " is missing."));
    return reading.result();
  }

  /**
   * Those to change of an account that is there.
   *
   * @throws Refusal if one is unknown, must stay, or is not what it should look like
   */
  static CheckedSettings ofChange(
      CarrierSetup carrier, Map<String, String> wanted, Map<String, String> now) {
    Reading reading = new Reading(carrier, wanted);
    carrier.fields().stream()
        .filter(field -> wanted.containsKey(field.name()))
        .forEach(field -> reading.refuseChange(field, now));
    return reading.result();
  }

  /** The names of what is given. */
  List<String> names() {
    TreeSet<String> names = new TreeSet<>(open.keySet());
    names.addAll(secret.keySet());
    names.addAll(removed);
    return List.copyOf(names);
  }

  private static final class Reading {
    private final Map<String, String> wanted;
    private final Map<String, String> open = new HashMap<>();
    private final Map<String, String> secret = new HashMap<>();
    private final List<String> removed = new ArrayList<>();
    private final List<FieldError> errors = new ArrayList<>();

    Reading(CarrierSetup carrier, Map<String, String> wanted) {
      this.wanted = wanted;
      List<String> known = carrier.fields().stream().map(SettingField::name).toList();
      wanted.keySet().stream()
          .filter(name -> !known.contains(name))
          .forEach(name -> refuse(name, "Known", "There is no setting of that name."));
      carrier.fields().stream()
          .filter(field -> wanted.containsKey(field.name()))
          .forEach(this::read);
    }

    private void read(SettingField field) {
      String value = wanted.getOrDefault(field.name(), "").strip();
      if (value.isEmpty()) {
        removed.add(field.name());
      } else if (!value.matches(field.pattern())) {
        refuse(field.name(), "Pattern", field.label() + " does not look like one. " + field.help());
      } else {
        (field.secret() ? secret : open).put(field.name(), value);
      }
    }

    boolean isLeftOut(SettingField field) {
      return wanted.getOrDefault(field.name(), "").isBlank();
    }

    void refuseChange(SettingField field, Map<String, String> now) {
      if (field.required() && isLeftOut(field)) {
        refuse(field.name(), "NotBlank", field.label() + " cannot be taken away.");
      } else if (field.fixed()
          && !wanted.getOrDefault(field.name(), "").strip().equals(now.get(field.name()))) {
        refuse(
            field.name(),
            "Fixed",
            field.label() + " stays as it is: close this account and add the other one.");
      }
    }

    /** What was sent is not repeated: it may be a secret. */
    void refuse(String name, String constraint, String message) {
      errors.add(new FieldError("settings." + name, constraint, message));
    }

    CheckedSettings result() {
      if (!errors.isEmpty()) {
        throw new Refusal(
            Problem.of(
                ProblemCode.VALIDATION_ERROR,
                "Some settings are not as the carrier wants them.",
                errors));
      }
      return new CheckedSettings(Map.copyOf(open), Map.copyOf(secret), List.copyOf(removed));
    }
  }
}
