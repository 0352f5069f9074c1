package dev.ringbridge.simulator.admin;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.sun.management.OperatingSystemMXBean;
import io.vertx.ext.web.RoutingContext;
import java.lang.management.ManagementFactory;
import java.util.LinkedHashMap;
import java.util.Map;

/** How many calls are carried, and what of the machine that takes. */
final class LoadPage {
  private static final long NANOS_PER_MS = 1_000_000;
  private static final long BYTES_PER_MB = 1 << 20;

  private final Workings workings;
  private final OperatingSystemMXBean process =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

  LoadPage(Workings workings) {
    this.workings = workings;
  }

  void show(RoutingContext context) throws JsonProcessingException {
    Map<String, Object> load = new LinkedHashMap<>();
    load.put("calls", workings.exchange().liveCalls() + workings.exotel().legs().liveLegs());
    load.put("logged", workings.equipment().journal().lastSeq());
    load.put("threads", ManagementFactory.getThreadMXBean().getThreadCount());
    load.put("cpuMs", process.getProcessCpuTime() / NANOS_PER_MS);
    load.put("heapMb", heap() / BYTES_PER_MB);
    AdminPages.reply(context, 200, load);
  }

  private static long heap() {
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }
}
