package dev.ringbridge.loadtest.ledger;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ringbridge.loadtest.Bench;
import dev.ringbridge.loadtest.StandaloneProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Map;
import java.util.TreeMap;

/**
 * The ledger: whatever the carrier answers and whichever process dies, no lead is lost and none is
 * dialed twice. {@code --placements=N} says how many calls a run makes, a million without it;
 * {@code --small=true} makes a few hundred, {@code --keep=true} keeps all logs.
 */
public final class LedgerBench implements Bench.Measuring {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final long MILLION = 1_000_000;
  private static final double P99 = 0.99;

  @Override
  public ObjectNode measure(boolean quick) throws IOException, InterruptedException {
    long placements = Long.getLong("ringbridge.bench.placements", MILLION);
    LedgerPlan plan = quick ? LedgerPlan.quick() : LedgerPlan.of(placements);
    return measure(Boolean.getBoolean("ringbridge.bench.small") ? LedgerPlan.small() : plan);
  }

  private static ObjectNode measure(LedgerPlan plan) throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("ringbridge-ledger");
    try {
      long naive =
          NaiveLoop.doubleDials(
              Numbers.first(plan.naive()), plan.faults(), folder.resolve("naive.log"));
      return figures(new LedgerRun(plan, folder).run(), naive);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    } finally {
      if (!Boolean.getBoolean("ringbridge.bench.keep")) {
        StandaloneProcess.delete(folder);
      }
    }
  }

  /** The keys of the benchmarks' contract, and behind them what explains them. */
  static ObjectNode figures(LedgerRun.Result run, long naive) {
    Judgement judged = run.judgement();
    Map<String, Long> faults = faults(run);
    ObjectNode figures = JSON.createObjectNode();
    figures
        .put("placements", judged.placements())
        .put("faults", faults.values().stream().mapToLong(count -> count).sum())
        .put("double_dials", judged.doubleDials())
        .put("lost_leads", judged.lostLeads())
        .put("overlapping_calls", judged.overlappingCalls())
        .put("window_violations", judged.windowViolations())
        .put("cap_violations", judged.capViolations())
        .put("lost_webhooks", judged.lostWebhooks())
        .put("unknown", run.uncertainty().count())
        .put("unknown_p99_s", run.uncertainty().resolvedWithin(P99))
        .put("naive_double_dials", naive);
    figures.set("fault_counts", JSON.valueToTree(faults));
    figures.set("kills", JSON.valueToTree(new TreeMap<>(run.chaos().kills())));
    return figures
        .put("stops", run.chaos().stops().size())
        .put("unresolved", run.uncertainty().unresolved())
        .put("unsettled_calls", judged.unsettledCalls())
        .put("shared_agents", judged.sharedAgents())
        .put("changed_by_late_webhooks", run.lateNews().wrong().size())
        .put("corrected_by_late_webhooks", run.lateNews().corrected())
        .put("untold_talks", run.untold())
        .put("unequal_sums", run.unequalSums())
        .put("sums", run.sums())
        .put("worst_rate_pct", Math.round(judged.worstRatePercent()))
        .put("bridged", run.bridged())
        .put("creates", run.witness().creates().size())
        .put("dialing_s", run.dialing().toSeconds());
  }

  private static Map<String, Long> faults(LedgerRun.Result run) {
    Map<String, Long> faults = new TreeMap<>(run.witness().faults());
    faults.put("killed", (long) run.chaos().killed());
    faults.put(
        "stopped-before-post",
        run.uncertainty().caught(run.chaos().stops(), run.witness().firstCreates()));
    return faults;
  }
}
