package dev.ringbridge.telephony.callback;

import dev.ringbridge.telephony.TelephonyConfig;
import io.vertx.core.net.SocketAddress;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/**
 * From where webhooks may come that no signature vouches for. Where nothing is configured, from
 * anywhere: the seal on their addresses is what keeps others out.
 */
@ApplicationScoped
public class AllowedSources {
  private final List<AddressRange> ranges;

  AllowedSources(TelephonyConfig config) {
    this.ranges =
        config.eventSources().orElse(List.of()).stream().map(AddressRange::parse).toList();
  }

  /** Whether any are named. */
  public boolean areNamed() {
    return !ranges.isEmpty();
  }

  /** Whether whoever has this address may send one. */
  public boolean allow(SocketAddress source) {
    String host = source.hostAddress();
    return ranges.isEmpty()
        || (host != null && ranges.stream().anyMatch(range -> range.contains(host)));
  }
}
