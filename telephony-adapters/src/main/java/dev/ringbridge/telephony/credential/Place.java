package dev.ringbridge.telephony.credential;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * Where a secret belongs. It is sealed for this place: copied to another row, it opens no more.
 *
 * @param organizationId whose it is
 * @param accountId the account that it is of
 * @param name what it is called there
 */
public record Place(UUID organizationId, UUID accountId, String name) {
  byte[] bytes() {
    return (organizationId + "/" + accountId + "/" + name).getBytes(StandardCharsets.UTF_8);
  }
}
