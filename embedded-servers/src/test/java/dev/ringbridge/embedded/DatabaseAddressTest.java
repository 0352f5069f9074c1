package dev.ringbridge.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseAddressTest {

  @Test
  void readsAUrl() {
    assertThat(DatabaseAddress.parse("postgresql://me:p%40ss@db.example:6432/calls"))
        .isEqualTo(new DatabaseAddress("db.example", 6432, "calls", "me", "p@ss"));
  }

  @Test
  void portMayBeLeftOut() {
    assertThat(DatabaseAddress.parse("postgres://me:secret@db/calls").port()).isEqualTo(5432);
  }

  @Test
  void printsWithoutThePassword() {
    assertThat(DatabaseAddress.parse("postgresql://me:secret@db/calls"))
        .hasToString("me@db:5432/calls");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdbc:postgresql://db/calls",
        "postgresql://db/calls",
        "postgresql://me:x@db",
        "db:5432"
      })
  void anotherFormIsRefusedWithTheRightOne(String url) {
    assertThatThrownBy(() -> DatabaseAddress.parse(url))
        .isInstanceOf(StartException.class)
        .hasMessage(
            "The database URL must look like postgresql://user:password@host:5432/database.");
  }

  @Test
  void refusalShowsNoPassword() {
    assertThatThrownBy(() -> DatabaseAddress.parse("postgresql://me:se cret@db/calls"))
        .isInstanceOf(StartException.class)
        .hasMessageContaining("postgresql://user:password@host:5432/database")
        .hasMessageNotContaining("cret");
  }
}
