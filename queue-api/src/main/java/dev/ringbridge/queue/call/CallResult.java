package dev.ringbridge.queue.call;

import dev.ringbridge.core.disposition.Dispositions;
import dev.ringbridge.core.lead.Callback;
import dev.ringbridge.core.lead.LeadEvent;
import dev.ringbridge.queue.lead.LeadNews;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an agent said came of a call.
 *
 * @param disposition its code
 * @param callbackAt the time agreed on to call again; null where none was
 * @param callback by whom; null where none was agreed
 */
record CallResult(String disposition, @Nullable Instant callbackAt, @Nullable Callback callback) {

  /** What the lead hears of it. */
  List<LeadNews> news(UUID callId, UUID leadId) {
    List<LeadNews> news = new ArrayList<>();
    Dispositions.find(disposition)
        .ifPresent(said -> news.add(new LeadNews(leadId, new LeadEvent.Disposed(callId, said))));
    if (callbackAt != null && callback != null) {
      news.add(new LeadNews(leadId, new LeadEvent.CallbackAgreed(callId, callbackAt, callback)));
    }
    return news;
  }
}
