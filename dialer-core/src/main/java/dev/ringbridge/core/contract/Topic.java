package dev.ringbridge.core.contract;

import dev.ringbridge.core.access.UserSnapshot;
import dev.ringbridge.core.agent.AgentEvent;
import dev.ringbridge.core.agent.AgentLegEvent;
import dev.ringbridge.core.agent.AgentProfile;
import dev.ringbridge.core.agent.AgentSnapshot;
import dev.ringbridge.core.agent.BridgeEvent;
import dev.ringbridge.core.audit.PersonActed;
import dev.ringbridge.core.call.CallCommand;
import dev.ringbridge.core.call.CallEvent;
import dev.ringbridge.core.call.DialJob;
import dev.ringbridge.core.call.TalkSnapshot;
import dev.ringbridge.core.campaign.CampaignSnapshot;
import dev.ringbridge.core.carrier.AccountSnapshot;
import dev.ringbridge.core.carrier.CallerIdSnapshot;
import dev.ringbridge.core.event.Event;
import dev.ringbridge.core.incoming.IncomingCallEvent;
import dev.ringbridge.core.lead.FollowUp;
import dev.ringbridge.core.preview.PreviewEvent;
import dev.ringbridge.core.recording.RecordingEvent;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The topics of the house: what each carries, for how long, and how it is spread.
 * docs/events/asyncapi.yaml says who writes and reads them.
 */
public enum Topic {
  DIAL_JOBS("dial.jobs", DialJob.class, Duration.ofHours(1), 12),
  CALL_COMMANDS("call.commands", CallCommand.class, Duration.ofDays(7), 12),
  CALL_EVENTS("call.events", CallEvent.class, Duration.ofDays(7), 12),
  AGENT_LEGS("agent.legs", AgentLegEvent.class, Duration.ofDays(7), 4),
  BRIDGE_EVENTS("bridge.events", BridgeEvent.class, Duration.ofDays(7), 12),
  PREVIEW_EVENTS("preview.events", PreviewEvent.class, Duration.ofDays(7), 4),
  AGENT_EVENTS("agent.events", AgentEvent.class, Duration.ofDays(7), 4),
  RECORDING_EVENTS("recording.events", RecordingEvent.class, Duration.ofDays(7), 4),
  INCOMING_CALLS("incoming.calls", IncomingCallEvent.class, Duration.ofDays(1), 4),
  LEAD_EVENTS("lead.events", FollowUp.class, Duration.ofDays(7), 4),
  AUDIT_EVENTS("audit.events", PersonActed.class, Duration.ofDays(7), 1),
  CAMPAIGN_STATE("campaign.state", CampaignSnapshot.class, Duration.ZERO, 1),
  AGENT_PROFILE("agent.profile", AgentProfile.class, Duration.ZERO, 1),
  USER_STATE("user.state", UserSnapshot.class, Duration.ZERO, 1),
  AGENT_STATE("agent.state", AgentSnapshot.class, Duration.ZERO, 1),
  TALK_STATE("talk.state", TalkSnapshot.class, Duration.ZERO, 1),
  ACCOUNT_STATE("account.state", AccountSnapshot.class, Duration.ZERO, 1),
  CALLERID_STATE("callerid.state", CallerIdSnapshot.class, Duration.ZERO, 1);

  private static final String VERSION = ".v1";
  private static final Map<String, Class<? extends Event>> TYPES =
      Arrays.stream(values())
          .flatMap(topic -> topic.events().stream())
          .collect(Collectors.toUnmodifiableMap(Topic::typeOf, Function.identity()));

  private final String topicName;
  private final Class<? extends Event> root;
  private final Duration retention;
  private final int partitions;

  Topic(String topicName, Class<? extends Event> root, Duration retention, int partitions) {
    this.topicName = topicName;
    this.root = root;
    this.retention = retention;
    this.partitions = partitions;
  }

  /** Its name in Kafka. */
  public String topicName() {
    return topicName;
  }

  /**
   * How long its records are kept; only the last one of each key, for good, where it is compacted.
   */
  public Duration retention() {
    return retention;
  }

  /** Whether only the last record of each key is kept. */
  public boolean isCompacted() {
    return retention.isZero();
  }

  /** How many partitions it is made with. */
  public int partitions() {
    return partitions;
  }

  /** The records that it carries. */
  @SuppressWarnings("unchecked")
  public Set<Class<? extends Event>> events() {
    if (!root.isSealed()) {
      return Set.of(root);
    }
    return Stream.of(root.getPermittedSubclasses())
        .map(type -> (Class<? extends Event>) type)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** The topic that carries such an event. */
  public static Topic of(Event event) {
    return Arrays.stream(values())
        .filter(topic -> topic.root.isInstance(event))
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("no topic carries " + event.getClass().getName()));
  }

  /** The name of an event's type on the wire. */
  public static String typeOf(Class<? extends Event> event) {
    return event.getSimpleName() + VERSION;
  }

  /**
   * The event that a type name stands for.
   *
   * @throws IllegalArgumentException if there is none of that name
   */
  public static Class<? extends Event> eventOf(String type) {
    Class<? extends Event> event = TYPES.get(type);
    if (event == null) {
      throw new IllegalArgumentException("no event is called " + type);
    }
    return event;
  }
}
