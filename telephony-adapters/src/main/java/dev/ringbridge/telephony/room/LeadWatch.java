package dev.ringbridge.telephony.room;

import dev.ringbridge.foundation.database.Database;
import dev.ringbridge.telephony.Causes;
import dev.ringbridge.telephony.InTelephony;
import dev.ringbridge.telephony.TelephonyConfig;
import dev.ringbridge.telephony.answering.Answer;
import dev.ringbridge.telephony.answering.Answers;
import dev.ringbridge.telephony.carrier.AgentLine;
import dev.ringbridge.telephony.carrier.Target;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Asks the carrier about leads who should be with their agent by now and of whom no callback says
 * so: a lost callback must not part two people who talk.
 */
@ApplicationScoped
class LeadWatch {
  private static final Logger LOG = Logger.getLogger(LeadWatch.class);
  private static final int AT_ONCE = 4;

  private final Database database;
  private final Answers answers;
  private final RoomInquiry inquiry;
  private final Duration proofAfter;

  LeadWatch(
      @InTelephony Database database,
      Answers answers,
      RoomInquiry inquiry,
      TelephonyConfig config) {
    this.database = database;
    this.answers = answers;
    this.inquiry = inquiry;
    this.proofAfter = config.answers().proofAfter();
  }

  @Scheduled(every = "1s", concurrentExecution = ConcurrentExecution.SKIP)
  Uni<Void> look() {
    return database
        .asEngine(work -> answers.unprovenSince(work, proofAfter))
        .map(all -> all.stream().map(seen -> seen.row()).toList())
        .chain(this::lookAll)
        .onFailure()
        .recoverWithItem(this::complain);
  }

  private Void complain(Throwable e) {
    LOG.warnf("leads are not looked for in their rooms: %s", Causes.of(e));
    return null;
  }

  private Uni<Void> lookAll(List<Answer> unproven) {
    return Multi.createFrom()
        .iterable(unproven)
        .onItem()
        .transformToUni(this::look)
        .merge(AT_ONCE)
        .collect()
        .last()
        .replaceWithVoid();
  }

  private Uni<Void> look(Answer answer) {
    Target target = answer.target();
    return target == null
        ? Uni.createFrom().voidItem()
        : inquiry
            .conferenceWith(answer.leg(), target.room())
            .chain(found -> take(answer, target, found));
  }

  /** A lead who is in no room now may be on the way: only the time-out gives the agent up. */
  private Uni<Void> take(Answer answer, Target target, Optional<String> conference) {
    AgentLine line = new AgentLine(target.agentId(), answer.call().tenancy());
    RoomRef room = new RoomRef(line, target.legEpoch());
    return conference
        .map(id -> inquiry.take(new RoomReport.LeadCame(room, answer.call().callId(), id)))
        .orElseGet(() -> Uni.createFrom().voidItem());
  }
}
