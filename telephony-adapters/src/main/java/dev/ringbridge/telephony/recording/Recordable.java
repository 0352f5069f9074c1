package dev.ringbridge.telephony.recording;

import dev.ringbridge.telephony.carrier.Carriers;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/**
 * Whether calls can be recorded at all. Where a recording could not be kept, none is begun, and
 * nobody is told of one.
 */
@ApplicationScoped
public class Recordable {
  private final Carriers carriers;
  private final KeptFiles files;

  Recordable(Carriers carriers, KeptFiles files) {
    this.carriers = carriers;
    this.files = files;
  }

  /** Whether an account's calls can be. */
  public boolean isAccount(UUID accountId) {
    return files.isReady() && carriers.records(accountId);
  }
}
