package dev.ringbridge.telephony.twilio;

import dev.ringbridge.telephony.carrier.Stopwatch;
import dev.ringbridge.telephony.setup.CarrierClocks;
import dev.ringbridge.telephony.setup.Finding;
import dev.ringbridge.telephony.setup.FindingLevel;
import dev.ringbridge.telephony.setup.PublicAddress;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether an account would work, in words: what is not as it should be, and what to do about it. It
 * reads at the carrier and changes nothing there.
 */
@ApplicationScoped
class ConnectionTest {
  private final Wire wire;
  private final Stopwatch stopwatch;
  private final CallbackUrls urls;
  private final CarrierClocks clocks;

  ConnectionTest(Wire wire, Stopwatch stopwatch, CallbackUrls urls, CarrierClocks clocks) {
    this.clocks = clocks;
    this.wire = wire;
    this.stopwatch = stopwatch;
    this.urls = urls;
  }

  /** Looks at everything; beside the event loop, because the SDK waits. */
  Uni<List<Finding>> test(TwilioAccount account, boolean simulated) {
    return Uni.createFrom()
        .item(() -> look(account, simulated))
        .runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
  }

  private List<Finding> look(TwilioAccount account, boolean simulated) {
    Api api = new Api(account.withoutKey(), wire, stopwatch);
    List<Finding> findings = new ArrayList<>();
    findings.add(PublicAddress.of(urls.agent(), simulated));
    Finding own = AccountCheck.account(api, account.accountSid());
    findings.add(own);
    if (own.level() != FindingLevel.FAILURE) {
      findings.add(AccountCheck.key(account, new Api(account, wire, stopwatch)));
      account.callerIds().forEach(number -> findings.add(CallerIdCheck.of(api, number)));
      account.callerIds().forEach(number -> findings.add(IncomingCheck.of(api, number, urls)));
      findings.add(ApplicationCheck.of(api, account.applicationSid(), urls.agent()));
    }
    clocks.finding(account.apiUrl().getHost()).ifPresent(findings::add);
    return findings;
  }
}
