package dev.ringbridge.telephony.carrier;

import dev.ringbridge.telephony.carrier.Capabilities.AgentLeg;
import dev.ringbridge.telephony.carrier.Capabilities.Conversation;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The carriers of this process. */
@ApplicationScoped
public class Carriers {
  private final List<Carrier> carriers;

  Carriers(@Any Instance<Carrier> carriers) {
    this.carriers = carriers.stream().toList();
  }

  /** The carrier of an account; empty where its secrets are not at hand. */
  public Optional<Carrier> of(UUID accountId) {
    return carriers.stream().filter(carrier -> carrier.serves(accountId)).findFirst();
  }

  /**
   * Who speaks first about an account's answered calls; the carrier does where its secrets are not
   * at hand.
   */
  public Conversation conversation(UUID accountId) {
    return of(accountId)
        .map(carrier -> carrier.capabilities(accountId).conversation())
        .orElse(Conversation.ASKS);
  }

  /**
   * Whether an account's calls can be recorded; taken for granted where its secrets are not at
   * hand.
   */
  public boolean records(UUID accountId) {
    return of(accountId).map(carrier -> carrier.capabilities(accountId).records()).orElse(true);
  }

  /**
   * Whether an account's carrier hears keys; taken for granted where its secrets are not at hand.
   */
  public boolean hearsKeys(UUID accountId) {
    return of(accountId).map(carrier -> carrier.capabilities(accountId).hearsKeys()).orElse(true);
  }

  /**
   * Whether an account's calls have a price that its carrier says; taken for granted where its
   * secrets are not at hand.
   */
  public boolean saysPrices(UUID accountId) {
    return of(accountId).map(carrier -> carrier.capabilities(accountId).saysPrices()).orElse(true);
  }

  /** What records an account's calls; empty where nothing does, or its secrets are not at hand. */
  public Optional<Recorder> recorder(UUID accountId) {
    return of(accountId).flatMap(Carrier::recorder);
  }

  /** What controls an account's talks; empty where nothing does, or its secrets are not at hand. */
  public Optional<TalkControl> talkControl(UUID accountId) {
    return of(accountId)
        .filter(carrier -> carrier.capabilities(accountId).controlsTalks())
        .flatMap(Carrier::talkControl);
  }

  /** What changes an account's rooms; empty where nothing does, or its secrets are not at hand. */
  public Optional<RoomControl> roomControl(UUID accountId) {
    return of(accountId)
        .filter(carrier -> carrier.capabilities(accountId).changesRooms())
        .flatMap(Carrier::roomControl);
  }

  /**
   * The account that calls the phones of an organization's agents, once or with each call; empty
   * where they call in.
   */
  public Optional<UUID> callingAgents(UUID organizationId) {
    return carriers.stream()
        .flatMap(
            carrier ->
                carrier
                    .inUse(organizationId)
                    .filter(id -> carrier.capabilities(id).agentLeg() != AgentLeg.CALLS_IN)
                    .stream())
        .findFirst();
  }

  /** A softphone for an agent; empty where no carrier of their organization has one. */
  public Optional<Softphone> softphone(AgentLine agent, Duration validFor) {
    return carriers.stream()
        .flatMap(carrier -> carrier.softphone(agent, validFor).stream())
        .findFirst();
  }
}
