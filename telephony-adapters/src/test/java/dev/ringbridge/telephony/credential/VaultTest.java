package dev.ringbridge.telephony.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ringbridge.telephony.testing.Settings;
import dev.ringbridge.telephony.testing.SimulatedCarrier;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VaultTest {
  private static final String SECRET = "a-secret-of-a-carrier";
  private static final String OTHER_K1 = "k1:" + "YWJjZGVmMDEyMzQ1Njc4OTAxMjM0NTY3ODlhYmNkZWY=";

  private final Place place = new Place(new UUID(1, 1), new UUID(2, 2), "authToken");
  private final Vault vault = vault(SimulatedCarrier.KEY_1);

  private static Vault vault(String keys) {
    return new Vault(Settings.of(Map.of("credential-keys", keys)));
  }

  private static byte[] bytes(Sealed sealed) {
    return Base64.getDecoder().decode(sealed.content());
  }

  @Test
  void sealedSecretOpensInItsPlace() {
    Sealed sealed = vault.seal(SECRET, place);

    assertThat(sealed.keyId()).isEqualTo("k1");
    assertThat(new String(bytes(sealed), StandardCharsets.ISO_8859_1)).doesNotContain(SECRET);
    assertThat(vault.open(sealed, place)).isEqualTo(SECRET);
  }

  @Test
  void sameSecretIsSealedDifferentlyEachTime() {
    assertThat(vault.seal(SECRET, place).content())
        .isNotEqualTo(vault.seal(SECRET, place).content());
  }

  @Test
  void secretThatWasCopiedToAnotherPlaceDoesNotOpen() {
    Sealed sealed = vault.seal(SECRET, place);

    for (Place other :
        new Place[] {
          new Place(new UUID(1, 9), place.accountId(), place.name()),
          new Place(place.organizationId(), new UUID(2, 9), place.name()),
          new Place(place.organizationId(), place.accountId(), "apiKeySecret")
        }) {
      assertThatThrownBy(() -> vault.open(sealed, other)).isInstanceOf(IllegalStateException.class);
    }
  }

  @Test
  void alteredSecretDoesNotOpen() {
    byte[] content = bytes(vault.seal(SECRET, place));
    content[content.length - 1] ^= 1;
    Sealed altered = new Sealed("k1", Base64.getEncoder().encodeToString(content));

    assertThatThrownBy(() -> vault.open(altered, place)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void firstKeySealsAndTheOthersStillOpen() {
    Sealed old = vault.seal(SECRET, place);
    Vault rotated = vault(SimulatedCarrier.KEY_2 + "," + SimulatedCarrier.KEY_1);

    assertThat(rotated.open(old, place)).isEqualTo(SECRET);
    assertThat(rotated.isCurrent(old)).isFalse();
    assertThat(rotated.seal(SECRET, place).keyId()).isEqualTo("k2");
  }

  @Test
  void missingKeyIsNamedWithWhatToDo() {
    Sealed sealed = vault.seal(SECRET, place);

    assertThatThrownBy(() -> vault(SimulatedCarrier.KEY_2).open(sealed, place))
        .hasMessageContaining("the key k1")
        .hasMessageContaining("ringbridge.telephony.credential-keys")
        .hasMessageNotContaining("\n");
  }

  @Test
  void anotherKeyUnderItsIdIsToldWithWhatToDo() {
    Sealed sealed = vault.seal(SECRET, place);

    assertThatThrownBy(() -> vault(OTHER_K1).open(sealed, place))
        .hasMessageContaining("ringbridge.telephony.credential-keys")
        .hasMessageContaining("another one")
        .hasMessageNotContaining("\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "k1",
        "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=",
        "k1:dG9vIHNob3J0",
        "k 1:MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=",
        "k1:no base64"
      })
  void whatCannotBeAKeyIsRefusedWithoutRepeatingIt(String entry) {
    assertThatThrownBy(() -> vault(entry))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("entry 1 is no key")
        .hasMessageContaining("openssl rand -base64 32")
        .hasMessageNotContaining(entry);
  }

  @Test
  void twoKeysOfOneNameAreRefused() {
    assertThatThrownBy(() -> vault(SimulatedCarrier.KEY_1 + "," + OTHER_K1))
        .hasMessageContaining("two keys are called k1");
  }

  @Test
  void withoutAKeyNothingIsSealed() {
    assertThat(new Vault(Settings.of(Map.of())).isReady()).isFalse();
  }
}
