package dev.ringbridge.queue.batch;

/** Why a file was not read at all. */
final class FileRefusal extends Exception {
  private static final long serialVersionUID = 1L;

  private FileRefusal(String message) {
    super(message, null, false, false);
  }

  static FileRefusal binary() {
    return new FileRefusal(
        "This is not a text file. Excel workbooks (.xlsx) are not read: save the sheet as CSV UTF-8 and upload that.");
  }

  static FileRefusal noRows() {
    return new FileRefusal("The file has no rows below its header.");
  }

  static FileRefusal empty() {
    return new FileRefusal("The file is empty.");
  }

  static FileRefusal noPhoneColumn(String header) {
    return new FileRefusal(
        "No column is called phone (or mobile, telephone, number, phone_number, msisdn). The header is: "
            + header);
  }

  static FileRefusal sameColumnTwice(String column) {
    return new FileRefusal("Two columns are called " + column + ": rename one.");
  }
}
