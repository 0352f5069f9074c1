package dev.ringbridge.gateway;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** How the gateway holds agents, matches calls with them and serves its sockets. */
@ConfigMapping(prefix = "ringbridge.gateway")
public interface GatewayConfig {
  /**
   * How long an agent stays on shift without a socket that is heard of. One who is back within it
   * keeps everything.
   */
  @WithDefault("5s")
  Duration lease();

  /** How long a matched agent is held until the bridge must be proven. */
  @WithDefault("5s")
  Duration bridgingTimeout();

  /**
   * How long a colleague to whom a call is handed over is held until they must be seen with the
   * lead, or one who is asked first until it must be heard that they talk. Telephony carries out
   * only what it will have seen through, or given up, by then: it needs its answers.doubt-after and
   * two seconds for that, and with less than three the gateway does not start.
   */
  @WithDefault("9s")
  Duration handoverHold();

  /**
   * How long an agent may talk with a colleague while their lead is held; then the colleague is
   * free again.
   */
  @WithDefault("3m")
  Duration consultationLimit();

  /**
   * How long an agent is held for a call that is planned for them: longer than a call may take from
   * its fence to its answer, so it only ends what telephony never spoke of again.
   */
  @WithDefault("90s")
  Duration reservationTimeout();

  /**
   * How long an availability epoch lasts: one that was spent on a call nobody ever heard of starves
   * its agent no longer than this.
   */
  @WithDefault("60s")
  Duration epochLifetime();

  /**
   * How old an agent's leg may be for a new call to be put through it. Carriers end a call after
   * four hours by default (telephony.md 1.2, TimeLimit); the console renews the leg when it is told
   * that the phone is down.
   */
  @WithDefault("230m")
  Duration legLifetime();

  /**
   * How often one looks for calls that wait beside a free agent: only after a process died between
   * its commit and its match are there any.
   */
  @WithDefault("500ms")
  Duration matchingSweep();

  /** How long an agent's socket may be silent, pings unanswered, before it is closed as dead. */
  @WithDefault("12s")
  Duration silence();

  /** Frames that may wait for one agent's socket before it is closed, to be opened anew. */
  @WithDefault("64")
  int deskQueue();

  /** The shortest time between two frames of a board. */
  @WithDefault("250ms")
  Duration boardInterval();

  /** How often a board hears that its socket lives. */
  @WithDefault("5s")
  Duration boardHeartbeat();

  /**
   * Where queue-api is, when the services run apart; several are taken in turn. Everything under
   * /api but the softphone's, the agents' contacts', the carrier accounts' with their guard and
   * caller IDs, the talks' with their directory, the recordings', and the gateway's own hand-overs
   * goes there.
   */
  Optional<List<URI>> queueUrl();

  /**
   * Where telephony-adapters is, when the services run apart; several are taken in turn. /carrier,
   * /api/v1/softphone, /api/v1/agent-contacts, /api/v1/carrier-accounts, /api/v1/carrier-guard,
   * /api/v1/caller-ids, /api/v1/talks, /api/v1/directory, /api/v1/listeners, /api/v1/recordings and
   * /api/v1/recording-settings go there.
   */
  Optional<List<URI>> telephonyUrl();

  /**
   * Where agents' phones connect to from the console, as sources of its Content-Security-Policy;
   * inside standalone the address of the simulated phone.
   */
  @WithDefault("wss:")
  List<String> phoneSources();
}
