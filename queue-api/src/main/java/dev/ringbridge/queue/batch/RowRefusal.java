package dev.ringbridge.queue.batch;

/** Why a row of a file was not taken. */
enum RowRefusal {
  PHONE_MISSING("The phone column is empty."),
  PHONE_SCIENTIFIC(
      "A spreadsheet turned the number into scientific notation and lost its last digits: format the column as text and"
          + " save the file again."),
  PHONE_IMPOSSIBLE("This is no phone number that can exist, read with the country of this import."),
  TOO_MANY_COLUMNS(
      "The row has more columns than the header: look for a separator inside a value without quotes."),
  UNREADABLE("The row holds characters that are not UTF-8: save the file as CSV UTF-8."),
  VALUE_TOO_LONG("A value is longer than 2,000 characters."),
  PRIORITY_UNKNOWN("The priority is none of urgent, high, medium, low."),
  SCORE_INVALID("The score is no whole number from 0 to 100."),
  CONSENT_INVALID(
      "The consent is none of yes, no, calls, automated, recording, or its date is not written as 2026-11-30."),
  QUOTE_UNCLOSED(
      "A quote that opens in this row is never closed, so nothing after it could be read: close it and upload the file again;"
          + " the rows taken already are found to be known."),
  OTHER_NUMBER("The lead was added without one of its other numbers."),
  DUPLICATE("A lead with this number is there already, from this file or from before.");

  private final String message;

  RowRefusal(String message) {
    this.message = message;
  }

  /** What to do about it. */
  String message() {
    return message;
  }
}
