package dev.ringbridge.telephony.account;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import dev.ringbridge.foundation.json.Json;
import dev.ringbridge.telephony.Columns;
import dev.ringbridge.telephony.account.KeptAccount.Secret;
import dev.ringbridge.telephony.account.KeptAccount.Setup;
import dev.ringbridge.telephony.credential.Sealed;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/** Accounts as their rows say, with what they were set up with. */
final class AccountRows {
  private AccountRows() {}

  static List<KeptAccount> read(RowSet<Row> rows) {
    return StreamSupport.stream(rows.spliterator(), false).map(AccountRows::account).toList();
  }

  private static KeptAccount account(Row row) {
    return new KeptAccount(
        Accounts.account(row),
        row.getString("kind"),
        row.getBoolean("refused"),
        row.getBoolean("managed") ? setup(row) : null);
  }

  private static Setup setup(Row row) {
    return new Setup(
        row.getString("name"),
        row.getString("carrier_account"),
        List.of(row.getArrayOfStrings("caller_ids")),
        settings(row.getString("settings")),
        secrets(row),
        Columns.instant(row, "added_at"),
        Columns.instant(row, "changed_at"));
  }

  private static Map<String, String> settings(String json) {
    try {
      return Json.MAPPER.readValue(json, new TypeReference<Map<String, String>>() {});
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("an account whose settings cannot be read", e);
    }
  }

  private static List<Secret> secrets(Row row) {
    String[] names = row.getArrayOfStrings("names");
    List<Secret> all = new ArrayList<>();
    if (names != null) {
      String[] keyIds = row.getArrayOfStrings("key_ids");
      String[] contents = row.getArrayOfStrings("contents");
      OffsetDateTime[] setAts = row.getArrayOfOffsetDateTimes("set_ats");
      for (int i = 0; i < names.length; i++) {
        Sealed sealed = new Sealed(keyIds[i], contents[i]);
        all.add(new Secret(names[i], sealed, setAts[i].toInstant()));
      }
    }
    return all;
  }
}
