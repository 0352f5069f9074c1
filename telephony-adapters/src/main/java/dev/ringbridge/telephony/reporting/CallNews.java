package dev.ringbridge.telephony.reporting;

import dev.ringbridge.foundation.database.Work;
import dev.ringbridge.telephony.Seen;
import dev.ringbridge.telephony.answering.AnswerBook;
import dev.ringbridge.telephony.answering.AnswerInput;
import dev.ringbridge.telephony.answering.Arrivals;
import dev.ringbridge.telephony.carrier.Errand;
import dev.ringbridge.telephony.placing.Alarms;
import dev.ringbridge.telephony.placing.PlacedCalls;
import dev.ringbridge.telephony.placing.PlacedCalls.Carried;
import dev.ringbridge.telephony.placing.Placement;
import dev.ringbridge.telephony.reporting.CallReport.News;
import dev.ringbridge.telephony.talk.ThirdParties;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * What carriers' news changes, inside somebody's transaction: any number of reports at once, each
 * about another call.
 */
@ApplicationScoped
class CallNews {
  private final PlacedCalls calls;
  private final Arrivals arrivals;
  private final AnswerBook answers;
  private final ThirdParties parties;
  private final Alarms alarms;

  CallNews(
      PlacedCalls calls,
      Arrivals arrivals,
      AnswerBook answers,
      ThirdParties parties,
      Alarms alarms) {
    this.parties = parties;
    this.calls = calls;
    this.arrivals = arrivals;
    this.answers = answers;
    this.alarms = alarms;
  }

  /** Takes in reports; returns what is to be asked of the carrier after the commit. */
  Uni<List<Errand>> take(Work work, List<CallReport> reports) {
    Map<UUID, CallReport> byCall = new LinkedHashMap<>();
    reports.forEach(report -> byCall.put(report.call().callId(), report));
    Map<UUID, Carried> carried = new LinkedHashMap<>();
    byCall.forEach((id, one) -> carried.put(id, new Carried(one.call(), one.leg().accountId())));
    return byCall.isEmpty()
        ? Uni.createFrom().item(List.of())
        : calls.openAll(work, carried).chain(held -> take(work, byCall, held));
  }

  private Uni<List<Errand>> take(
      Work work, Map<UUID, CallReport> reports, List<Seen<Placement>> held) {
    List<CallMove> all =
        held.stream().map(seen -> CallMove.of(report(reports, seen), seen)).toList();
    List<CallMove> twins = all.stream().filter(CallMove::isTwin).toList();
    List<CallMove> moves = all.stream().filter(move -> !move.isTwin()).toList();
    moves.stream().flatMap(CallMove::said).forEach(work::publish);
    twins.forEach(twin -> alarms.twin(twin.callId(), twin.report().leg()));
    return calls
        .saveAll(work, moves.stream().flatMap(CallMove::step).toList())
        .chain(() -> arrivals.write(work, moves.stream().flatMap(CallMove::arrived).toList()))
        .chain(() -> parties.leadsGone(work, over(moves)))
        .chain(
            farewells -> answers.takeEach(work, inputs(moves)).map(more -> both(farewells, more)))
        .map(after -> Stream.concat(errands(all), after.stream()).toList());
  }

  private static CallReport report(Map<UUID, CallReport> reports, Seen<Placement> seen) {
    return Objects.requireNonNull(reports.get(seen.row().call().callId()));
  }

  private static Stream<Errand> errands(List<CallMove> moves) {
    return moves.stream().map(CallMove::errand).flatMap(Optional::stream);
  }

  private static List<Errand> both(List<Errand> some, List<Errand> more) {
    return Stream.concat(some.stream(), more.stream()).toList();
  }

  private static List<UUID> over(List<CallMove> moves) {
    return moves.stream()
        .filter(move -> move.report().news() instanceof News.Over)
        .map(CallMove::callId)
        .toList();
  }

  /** What is news to the answers of these calls. */
  private static Map<UUID, AnswerInput> inputs(List<CallMove> moves) {
    Map<UUID, AnswerInput> inputs = new LinkedHashMap<>();
    moves.forEach(
        move -> {
          News news = move.report().news();
          if (news instanceof News.Detected detected) {
            inputs.put(move.callId(), new AnswerInput.Heard(detected.answerer()));
          } else if (news instanceof News.Spoken spoken) {
            inputs.put(move.callId(), new AnswerInput.Spoken(spoken.turn()));
          } else if (news instanceof News.Over) {
            inputs.put(move.callId(), new AnswerInput.Ended());
          }
        });
    return inputs;
  }
}
