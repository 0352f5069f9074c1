package dev.ringbridge.queue.call;

import dev.ringbridge.core.disposition.AutoAction;
import dev.ringbridge.core.disposition.Disposition;
import dev.ringbridge.core.lead.Callback;
import dev.ringbridge.core.lead.LeadEvent;
import dev.ringbridge.queue.lead.LeadNews;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What was said came of a call.
 *
 * @param disposition as it was when it was said
 * @param sub the code of why it came to this; null where the disposition knows no reasons
 * @param callbackAt the time agreed on to call again; null where none was
 * @param callback by whom; null where none was agreed
 * @param language what the person speaks, where another agent is wanted for that; null otherwise
 */
record CallResult(
    Disposition disposition,
    @Nullable String sub,
    @Nullable Instant callbackAt,
    @Nullable Callback callback,
    @Nullable String language) {

  /** What the lead hears of it. */
  List<LeadNews> news(UUID callId, UUID leadId) {
    List<LeadNews> news = new ArrayList<>();
    news.add(new LeadNews(leadId, new LeadEvent.Disposed(callId, disposition)));
    if (callbackAt != null && callback != null) {
      news.add(new LeadNews(leadId, new LeadEvent.CallbackAgreed(callId, callbackAt, callback)));
    }
    return news;
  }

  boolean does(AutoAction action) {
    return disposition.action() == action;
  }

  /** The same for an agent who speaks this language; for a supervisor where nobody knows which. */
  CallResult speaking(@Nullable String wanted) {
    return wanted == null
        ? new CallResult(
            disposition.doing(AutoAction.ASSIGN_MANAGER), sub, callbackAt, callback, null)
        : new CallResult(disposition, sub, callbackAt, callback, wanted);
  }
}
