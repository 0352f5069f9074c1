package dev.ringbridge.telephony.recording;

import dev.ringbridge.core.call.CallRules;
import dev.ringbridge.core.call.RecordingTerms;
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

  /**
   * The rules of an account's call as they can be kept: where a key says no, somebody must hear it.
   */
  public CallRules with(UUID accountId, CallRules rules) {
    RecordingTerms terms = rules.recording();
    boolean can =
        terms != null
            && files.isReady()
            && carriers.records(accountId)
            && (terms.optOutKey() == null || carriers.hearsKeys(accountId));
    return can ? rules : rules.recorded(null);
  }
}
