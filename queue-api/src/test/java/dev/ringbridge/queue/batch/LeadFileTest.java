package dev.ringbridge.queue.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ringbridge.core.call.PhoneNumber;
import dev.ringbridge.core.lead.Priority;
import dev.ringbridge.queue.batch.LeadRow.Bad;
import dev.ringbridge.queue.batch.LeadRow.Good;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LeadFileTest {
  private static final String TWO = "phone,name\n+12025550143,Ada\n+12025550144,Żółć\n";

  @Test
  void readsUtf8() throws Exception {
    assertThat(names(TWO.getBytes(StandardCharsets.UTF_8))).containsExactly("Ada", "Żółć");
  }

  @Test
  void readsUtf8WithAMark() throws Exception {
    assertThat(names(("\uFEFF" + TWO).getBytes(StandardCharsets.UTF_8)))
        .containsExactly("Ada", "Żółć");
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-16LE", "UTF-16BE"})
  void readsUtf16WithAMark(String charset) throws Exception {
    assertThat(names(("\uFEFF" + TWO).getBytes(Charset.forName(charset))))
        .containsExactly("Ada", "Żółć");
  }

  @ParameterizedTest
  @ValueSource(strings = {";", "\t", ","})
  void findsTheSeparator(String separator) throws Exception {
    assertThat(names(TWO.replace(",", separator))).containsExactly("Ada", "Żółć");
  }

  @Test
  void separatorInsideQuotesDoesNotCount() throws Exception {
    assertThat(names("\"phone\";\"name,with,commas\";name\n+12025550143;x;Ada\n"))
        .containsExactly("Ada");
  }

  @Test
  void quotedValueMayHoldNewlinesAndQuotes() throws Exception {
    assertThat(names("phone,name\n+12025550143,\"Ada\nthe \"\"first\"\"\"\n"))
        .containsExactly("Ada\nthe \"first\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "phone2",
        "Phone 3",
        "mobile_2",
        "alternate_phone",
        "Alt Number",
        "Secondary phone",
        "home phone",
        "Work Phone 2",
        "Other contact",
        "phone_number_2"
      })
  void columnsOfOtherNumbersAreKnownByTheirNames(String column) throws Exception {
    Good row = (Good) rows("phone,%s,age\n2025550143,2025550144,7\n".formatted(column)).get(0);

    assertThat(row.others())
        .containsExactly(OtherPhone.taken(column, new PhoneNumber("+12025550144")));
    assertThat(row.details().attributes()).containsExactly(Map.entry("age", "7"));
  }

  @Test
  void otherNumberThatCannotBeMeantRefusesNoRow() throws Exception {
    Good row =
        (Good)
            rows("phone,phone2,phone3,phone4\n2025550143,12,9.19812E+11,+1 202 555 0143\n").get(0);

    assertThat(row.others())
        .containsExactly(
            OtherPhone.leftOut("phone2", "no number that can exist"),
            OtherPhone.leftOut("phone3", "lost its last digits in a spreadsheet"));
  }

  @Test
  void windowsLineEndsAndEmptyLinesArePassedOver() throws Exception {
    assertThat(names("phone,name\r\n\r\n+12025550143,Ada\r\n\r\n")).containsExactly("Ada");
  }

  @ParameterizedTest
  @CsvSource({
    "'+1 (202) 555-0143', +12025550143",
    "2025550143, +12025550143",
    "001-202-555-0143, ",
    "+919812345678, +919812345678",
    "+44 20 7946 0018, +442079460018"
  })
  void numberIsReadAsPeopleWriteIt(String written, String e164) throws Exception {
    LeadRow row = rows("phone\n" + written + "\n").get(0);

    if (e164 == null) {
      assertThat(row).isInstanceOf(Bad.class);
    } else {
      assertThat(((Good) row).phone().e164()).isEqualTo(e164);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "phone,name~,Ada|PHONE_MISSING",
        "phone,name~  ,Ada|PHONE_MISSING",
        "phone,name~12,Ada|PHONE_IMPOSSIBLE",
        "phone,name~call me,Ada|PHONE_IMPOSSIBLE",
        "phone,name~+19999999999,Ada|PHONE_IMPOSSIBLE",
        "phone,name~9.19812E+11,Ada|PHONE_SCIENTIFIC",
        "phone;name~9,19812E+11;Ada|PHONE_SCIENTIFIC",
        "phone,name~1E12,Ada|PHONE_SCIENTIFIC",
        "phone,name~+12025550143,Ada,extra|TOO_MANY_COLUMNS",
        "phone,priority~+12025550143,soon|PRIORITY_UNKNOWN",
        "phone,score~+12025550143,101|SCORE_INVALID",
        "phone,score~+12025550143,-1|SCORE_INVALID",
        "phone,score~+12025550143,7.5|SCORE_INVALID"
      })
  void rowThatBreaksARuleIsRefusedWithItsReason(String file, RowRefusal reason) throws Exception {
    assertThat(rows(file.replace("~", "\n") + "\n").get(0))
        .isInstanceOfSatisfying(Bad.class, bad -> assertThat(bad.reason()).isEqualTo(reason));
  }

  @Test
  void badRowDoesNotStopTheGoodOnes() throws Exception {
    List<LeadRow> rows = rows("phone,name\nnonsense,Bad\n+12025550143,Ada\n");

    assertThat(rows).hasSize(2);
    assertThat(rows.get(0).number()).isEqualTo(2);
    assertThat(rows.get(1)).isInstanceOf(Good.class);
  }

  @Test
  void trailingSeparatorsAreNoColumns() throws Exception {
    assertThat(names("phone,name\n+12025550143,Ada,,\n")).containsExactly("Ada");
  }

  @Test
  void rowShorterThanTheHeaderIsTaken() throws Exception {
    assertThat(names("phone,name,email\n+12025550143,Ada\n")).containsExactly("Ada");
  }

  @Test
  void rowThatIsNotUtf8IsRefusedAndTheRestKept() throws Exception {
    byte[] latin =
        "phone,name\n+12025550143,Zo\u00eb\n+12025550144,Ada\n"
            .getBytes(StandardCharsets.ISO_8859_1);

    List<LeadRow> rows = rows(latin);

    assertThat(((Bad) rows.get(0)).reason()).isEqualTo(RowRefusal.UNREADABLE);
    assertThat(rows.get(1)).isInstanceOf(Good.class);
  }

  @Test
  void quoteThatIsNeverClosedIsNamedWithItsRow() throws Exception {
    List<LeadRow> rows =
        rows("phone,name\n+12025550143,Ada\n+12025550144,\"Bob\n+12025550145,Cy\n");

    assertThat(rows).hasSize(2);
    assertThat(((Bad) rows.get(1)).reason()).isEqualTo(RowRefusal.QUOTE_UNCLOSED);
    assertThat(rows.get(1).number()).isEqualTo(3);
  }

  @Test
  void columnsAreKnownByTheirNamesAndOthersKept() throws Exception {
    Good lead =
        (Good)
            rows("Mobile No.,First Name,Surname,E-mail,Lead Score,Priority,State,City\n+12025550143,Ada,Byron,a@b.c,81,urgent,CA,London\n")
                .get(0);

    assertThat(lead.details())
        .isEqualTo(
            new LeadRow.Details(
                "Ada Byron",
                "a@b.c",
                "",
                "",
                "",
                81,
                Priority.URGENT,
                "CA",
                null,
                Map.of("City", "London")));
  }

  @ParameterizedTest
  @CsvSource({"'',The file is empty.", "'name\nAda\n',No column is called phone"})
  void fileWithoutAPhoneColumnIsRefusedWhole(String file, String reason) {
    assertThatThrownBy(() -> rows(file))
        .isInstanceOf(FileRefusal.class)
        .hasMessageStartingWith(reason);
  }

  @Test
  void twoPhoneColumnsAreRefused() {
    assertThatThrownBy(() -> rows("phone,mobile\n1,2\n"))
        .isInstanceOf(FileRefusal.class)
        .hasMessage("Two columns are called mobile: rename one.");
  }

  @Test
  void workbookIsRefusedWithTheWayOut() {
    byte[] zip = {'P', 'K', 3, 4, 20, 0, 6, 0};

    assertThatThrownBy(() -> rows(zip))
        .isInstanceOf(FileRefusal.class)
        .hasMessageContaining("save the sheet as CSV UTF-8");
  }

  private static List<String> names(String file) throws Exception {
    return names(file.getBytes(StandardCharsets.UTF_8));
  }

  private static List<String> names(byte[] file) throws Exception {
    return rows(file).stream().map(row -> ((Good) row).details().name()).toList();
  }

  private static List<LeadRow> rows(String file) throws IOException, FileRefusal {
    return rows(file.getBytes(StandardCharsets.UTF_8));
  }

  private static List<LeadRow> rows(byte[] bytes) throws IOException, FileRefusal {
    List<LeadRow> rows = new ArrayList<>();
    try (LeadFile file = LeadFile.open(new ByteArrayInputStream(bytes), "US")) {
      for (Optional<LeadRow> row = file.next(); row.isPresent(); row = file.next()) {
        rows.add(row.get());
      }
    }
    return rows;
  }
}
