package dev.ringbridge.queue;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;

/** The settings of the queue's service. */
@ConfigMapping(prefix = "ringbridge.queue")
public interface QueueConfig {
  /** How the pacer works. */
  Pacing pacing();

  /** How long people stay signed in. */
  Tokens tokens();

  /** What the first start makes in an empty database. */
  Bootstrap bootstrap();

  /** How the history of leads is kept. */
  History history();

  /** How the history of leads is kept. */
  interface History {
    /**
     * How long what moved a lead is kept; its calls, consents and the entries against calling it
     * stay.
     */
    @WithDefault("400d")
    Duration kept();
  }

  /** How the pacer works. */
  interface Pacing {
    /** How often each running campaign is looked at. */
    @WithDefault("250ms")
    Duration tick();

    /**
     * How long a lead that is due may wait while others of lower priority are dialed. Jobs are
     * published two thirds of it ahead of the carrier: the rest passes until the pacer looks, and
     * on the way between the services.
     */
    @WithDefault("1500ms")
    Duration horizon();

    /** How long after its planning a call may still be placed; at most five seconds. */
    @WithDefault("5s")
    Duration deadline();

    /**
     * How long a replica paces a campaign before it must say that it still does. After a kill the
     * campaign waits as long for another.
     */
    @WithDefault("2s")
    Duration lease();

    /** How old what is known of an agent may be; an older one counts as not there. */
    @WithDefault("2s")
    Duration agentsSeenWithin();

    /** When an organization that answers late dials less. */
    LateAnswers lateAnswers();
  }

  /** When an organization that answers late dials less. */
  interface LateAnswers {
    /**
     * How long an answered lead and a free agent may be kept from each other; laws call a call
     * abandoned after two seconds.
     */
    @WithDefault("1s")
    Duration after();

    /** Which share of the answers may be later; laws allow three abandoned in a hundred. */
    @WithDefault("0.03")
    double tolerated();

    /** How long answers are heard before less, or more, is dialed. */
    @WithDefault("10s")
    Duration window();

    /** How long they are heard where few are, or one late one. */
    @WithDefault("60s")
    Duration longestWindow();

    /** How many calls a second a campaign may always make: nothing else shows that it is over. */
    @WithDefault("0.5")
    double leastCallsPerSecond();
  }

  /** How long people stay signed in. */
  interface Tokens {
    /** The life of an access token. */
    @WithDefault("15m")
    Duration access();

    /** The life of a refresh token, which each use replaces by a new one. */
    @WithDefault("7d")
    Duration refresh();

    /**
     * Whether the refresh cookie is sent over HTTPS only; false where the console is served on
     * plain HTTP.
     */
    @WithDefault("true")
    boolean secureCookie();
  }

  /** What the first start makes in an empty database. */
  interface Bootstrap {
    /** The organization's id; made up where it is left out. */
    Optional<UUID> organizationId();

    /** The id of its first branch; made up where it is left out. */
    Optional<UUID> branchId();

    /** The organization's name. */
    @WithDefault("My organization")
    String organization();

    /** Its country (ISO 3166): how a number without a country code is read. */
    @WithDefault("US")
    String country();

    /** Its time zone (IANA): when its day begins, for figures of a day. */
    @WithDefault("UTC")
    ZoneId zone();

    /** The first admin's user name. */
    @WithDefault("admin")
    String username();

    /** The first admin's password; made up and printed once where it is left out. */
    Optional<String> password();
  }
}
