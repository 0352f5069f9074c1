package dev.ringbridge.telephony;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** How the telephony service behaves. */
@ConfigMapping(prefix = "ringbridge.telephony")
public interface TelephonyConfig {
  /**
   * The address of this service as a carrier reaches it; its paths under it begin with /carrier.
   */
  @WithDefault("http://localhost:8082")
  URI publicUrl();

  /**
   * The key that signs callback URLs and softphone parameters. Needed as soon as there is an
   * account.
   */
  Optional<String> callbackSecret();

  /**
   * The keys that encrypt the credentials of accounts that admins add, each as {@code id:key} with
   * 32 bytes in Base64. The first encrypts, the others open what was encrypted with them before.
   * Without one, no account can be added.
   */
  Optional<List<String>> credentialKeys();

  /** A carrier account to dial with from the start; admins may add others while it runs. */
  Optional<AccountSettings> account();

  /** The simulated carrier; without it, only accounts that call real people can be added. */
  Optional<Simulator> simulator();

  /** When an account rests because its carrier does not do what it is asked. */
  Breaker breaker();

  /** When an account rests because its carrier does not do what it is asked. */
  interface Breaker {
    /** It rests after so many requests in vain at least. */
    @WithDefault("5")
    int failures();

    /** And if these are such a share of all its requests lately. */
    @WithDefault("0.8")
    double share();

    /** What counts as lately. */
    @WithDefault("PT20S")
    Duration within();

    /** How long it rests the first time; each rest that follows soon is twice as long. */
    @WithDefault("PT30S")
    Duration rest();

    /** How long at most, and how soon after a rest another one follows soon. */
    @WithDefault("PT10M")
    Duration longestRest();
  }

  /** What calls may cost where no limits are set for an account or its organization. */
  Guard guard();

  /**
   * What calls may cost where no limits are set, in US dollars. Accounts that call nobody real are
   * guarded only where limits are set for them.
   */
  interface Guard {
    /** What an account may spend within any 60 seconds. */
    @WithDefault("25")
    double spendPerMinute();

    /** What an account may spend within a day, in UTC. */
    @WithDefault("500")
    double spendPerDay();

    /** What all accounts of an organization may spend within any 60 seconds. */
    @WithDefault("50")
    double organizationSpendPerMinute();

    /** What all accounts of an organization may spend within a day, in UTC. */
    @WithDefault("1000")
    double organizationSpendPerDay();

    /** How many calls a new block of ten thousand numbers takes before all placing stops. */
    @WithDefault("100")
    int callsToNewPrefix();

    /** Within which time these are counted. */
    @WithDefault("PT10M")
    Duration within();

    /** How long after its first call a block is new. */
    @WithDefault("P1D")
    Duration newFor();

    /** How many minutes a call is taken to last until it is over. */
    @WithDefault("2")
    int reservedMinutes();

    /** How long after a call its carrier is asked what it cost. */
    @WithDefault("PT1M")
    Duration priceAfter();
  }

  /** How requests go to the carrier. */
  Requests requests();

  /** When a call of unknown fate is resolved. */
  Resolution resolution();

  /** How webhooks about calls are taken in. */
  Webhooks webhooks();

  /** How webhooks about calls are taken in. */
  interface Webhooks {
    /** How many transactions at once; all webhooks of a call go through the same one. */
    @WithDefault("4")
    int lanes();

    /** How many webhooks at most share a transaction. */
    @WithDefault("200")
    int together();

    /** How many wait for each of them at most; more are answered with 503. */
    @WithDefault("2000")
    int waiting();
  }

  /** How answered calls are treated. */
  Answers answers();

  /** How long things are kept. */
  Retention retention();

  /** Where recordings are kept, and how they come there. */
  RecordingSettings recordings();

  /**
   * The addresses, or ranges like 203.0.113.0/24, from which carriers that sign no webhooks send
   * them. Without any, their webhooks are known by our seal on the address alone.
   */
  Optional<List<String>> eventSources();

  /** How long a softphone's token is valid. */
  @WithDefault("PT1H")
  Duration softphoneTokenTtl();

  /** How often an agent's leg that is up is looked for at the carrier. */
  @WithDefault("PT60S")
  Duration legCheckEvery();

  /** Where the simulated carrier is. */
  interface Simulator {
    /** Its API. */
    URI apiUrl();

    /** Where the browser's simulated softphone connects to. */
    String softphoneUrl();
  }

  /** How requests go to the carrier. */
  interface Requests {
    /** How many calls may be in the making at once, for each account; more are given back. */
    @WithDefault("16")
    int postsAtOnce();

    /** How many other requests may run at once, for each account; more wait. */
    @WithDefault("8")
    int commandsAtOnce();

    /** After this long a request without an answer counts as lost. */
    @WithDefault("PT10S")
    Duration timeout();

    /** How long a connection may take. */
    @WithDefault("PT3S")
    Duration connectTimeout();

    /** The least time between two tries of one call. */
    @WithDefault("PT0.25S")
    Duration tryBackoff();
  }

  /** When a call of unknown fate is resolved. */
  interface Resolution {
    /** How often the carrier is asked about a call of unknown fate. */
    @WithDefault("PT5S")
    Duration every();

    /** How long a request may wait in the carrier's own queue. */
    @WithDefault("PT60S")
    Duration queueAllowance();

    /** How long a call may exist before the carrier lists it. */
    @WithDefault("PT10S")
    Duration listingLag();

    /** What is added to every such limit. */
    @WithDefault("PT10S")
    Duration margin();

    /** How often a call that was answered and is not over is looked for at the carrier. */
    @WithDefault("PT60S")
    Duration answeredEvery();
  }

  /** How answered calls are treated. */
  interface Answers {
    /** How long the first fetch of an answer waits for an agent before it says hold. */
    @WithDefault("PT0.3S")
    Duration park();

    /**
     * An agent who was decided on and is not seen with the lead after this: the carrier is asked.
     */
    @WithDefault("PT1.5S")
    Duration proofAfter();

    /**
     * An agent who was decided on and is not seen with the lead after this is given up. Must be
     * less than the gateway's own time-out for a bridge, or two leads could meet in one room. A
     * hand-over is refused where the colleague is not held for this and two seconds more.
     */
    @WithDefault("PT3S")
    Duration doubtAfter();

    /** What a lead hears whose agent's connection is lost. */
    @WithDefault("We are sorry, the connection was lost. Goodbye.")
    String apology();

    /** What an unbridged person hears of whose call only its callback is known. */
    @WithDefault("We are sorry, all our agents are busy. This was a sales call. Goodbye.")
    String safeHarborText();
  }

  /** How long things are kept. */
  interface Retention {
    /** The number of a call, after it is over. */
    @WithDefault("PT1H")
    Duration numbers();

    /** Webhooks. */
    @WithDefault("P7D")
    Duration webhooks();

    /** Calls that are over. */
    @WithDefault("P90D")
    Duration calls();
  }
}
