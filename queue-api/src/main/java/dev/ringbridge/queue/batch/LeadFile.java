package dev.ringbridge.queue.batch;

import com.opencsv.CSVReader;
import com.opencsv.CSVReaderBuilder;
import com.opencsv.RFC4180ParserBuilder;
import com.opencsv.exceptions.CsvMalformedLineException;
import com.opencsv.exceptions.CsvMultilineLimitBrokenException;
import com.opencsv.exceptions.CsvValidationException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A file of leads, read one row at a time however long it is: comma, semicolon or tab, quoted
 * values with newlines in them, each row a lead or the reason why it is none.
 */
final class LeadFile implements AutoCloseable {
  private static final int HEADER_AT_MOST = 65_536;
  private static final int LINES_OF_A_ROW = 1_000;
  private static final char[] SEPARATORS = {',', ';', '\t'};

  private final CSVReader rows;
  private final RowReader reader;
  private int number = 1;
  private boolean broken;

  private LeadFile(CSVReader rows, RowReader reader) {
    this.rows = rows;
    this.reader = reader;
  }

  /**
   * Opens a file and reads its header.
   *
   * @param country of numbers without a country code, ISO 3166
   * @throws FileRefusal if nothing in it can be read
   */
  static LeadFile open(InputStream file, String country) throws IOException, FileRefusal {
    BufferedReader text = new BufferedReader(TextEncoding.open(file), HEADER_AT_MOST);
    CSVReader rows =
        new CSVReaderBuilder(text)
            .withCSVParser(new RFC4180ParserBuilder().withSeparator(separator(text)).build())
            .withMultilineLimit(LINES_OF_A_ROW)
            .build();
    return new LeadFile(rows, new RowReader(Columns.of(header(rows)), new PhoneReader(country)));
  }

  /** The one that the first line has most of, outside quotes. */
  private static char separator(BufferedReader text) throws IOException {
    text.mark(HEADER_AT_MOST);
    int[] counts = new int[SEPARATORS.length];
    boolean quoted = false;
    for (int read = 0, one = text.read();
        one >= 0 && read < HEADER_AT_MOST - 1;
        read++, one = text.read()) {
      quoted ^= one == '"';
      if (!quoted && one == '\n') {
        break;
      }
      for (int i = 0; !quoted && i < SEPARATORS.length; i++) {
        counts[i] += one == SEPARATORS[i] ? 1 : 0;
      }
    }
    text.reset();
    int best = 0;
    for (int i = 1; i < SEPARATORS.length; i++) {
      best = counts[i] > counts[best] ? i : best;
    }
    return SEPARATORS[best];
  }

  private static String[] header(CSVReader rows) throws IOException, FileRefusal {
    try {
      String[] header = rows.readNext();
      if (header == null) {
        throw FileRefusal.empty();
      }
      return header;
    } catch (CsvValidationException e) {
      throw new IOException(e);
    }
  }

  /** The next row, or nothing at the end; empty lines are passed over. */
  Optional<LeadRow> next() throws IOException {
    while (!broken) {
      String[] values = values();
      if (broken) {
        return Optional.of(new LeadRow.Bad(number + 1, RowRefusal.QUOTE_UNCLOSED, ""));
      }
      if (values == null) {
        return Optional.empty();
      }
      number++;
      if (values.length > 1 || !values[0].isBlank()) {
        return Optional.of(reader.read(number, values));
      }
    }
    return Optional.empty();
  }

  private String @Nullable [] values() throws IOException {
    try {
      return rows.readNext();
    } catch (CsvMalformedLineException | CsvMultilineLimitBrokenException e) {
      broken = true;
      return null;
    } catch (CsvValidationException e) {
      throw new IOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    rows.close();
  }
}
