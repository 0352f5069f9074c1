package dev.ringbridge.telephony.exotel;

import dev.ringbridge.telephony.callback.AllowedSources;
import dev.ringbridge.telephony.setup.CarrierClocks;
import dev.ringbridge.telephony.setup.Finding;
import dev.ringbridge.telephony.setup.PublicAddress;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Whether an account would work, in words: what is not as it should be, and what to do about it. It
 * reads at the carrier and changes nothing there.
 */
@ApplicationScoped
class ConnectionTest {
  private static final String ACCOUNT = "Account";
  private static final String LEGS = "Legs and Bridges";
  private static final String DND = "DND";
  private static final String SOURCES = "Where events come from";

  private static final Finding UNANSWERED =
      Finding.failure(
          ACCOUNT,
          "The carrier did not answer.",
          "Check that this server may reach the carrier's API over HTTPS, and test again.");

  private static final Finding UNKNOWN =
      Finding.failure(
          ACCOUNT,
          "The carrier does not accept this account SID with this API key and token.",
          "Copy all three again from API settings in the Exotel dashboard.");

  private static final Finding SUSPENDED =
      Finding.failure(
          ACCOUNT,
          "The carrier does not serve this account: it is suspended, or has no balance.",
          "See in the Exotel dashboard why. KYC that is not finished is a reason, too.");

  private static final Finding NOT_ENABLED =
      Finding.failure(
          LEGS,
          "They are not enabled for this account.",
          "Ask your account manager at Exotel to enable Legs, Bridges and answering machine detection; until then, set the way to connect.");

  private static final Finding CONNECTS =
      Finding.pass(
          "Way",
          "Each call rings its agent's phone first and then the lead's: agents are planned for each call, and no campaign chooses them at the answer.");

  private static final Finding CHECKS =
      Finding.pass(
          DND, "The account may ask whether a number is whitelisted, and asks before each call.");

  private static final Finding NOT_SAID =
      Finding.failure(
          DND,
          "The carrier did not say whether a number is whitelisted.",
          "Test again in a minute; no call is made until it answers.");

  private static final Finding MAY_NOT_CHECK =
      Finding.failure(
          DND,
          "The account may not ask whether a number is whitelisted, and so makes no call.",
          "Ask your account manager at Exotel to enable the customer whitelist, or set Check DND before each call to no.");

  private static final Finding NOT_NAMED =
      Finding.warning(
          SOURCES,
          "Events are taken from anywhere, if they come to an address that we gave out.",
          "Ask Exotel for the addresses they send from, and have ringbridge.telephony.event-sources set.");

  private final CallbackUrls urls;
  private final AllowedSources sources;
  private final Line line;
  private final IncomingGate incoming;
  private final CarrierClocks clocks;

  ConnectionTest(
      CallbackUrls urls,
      AllowedSources sources,
      Line line,
      IncomingGate incoming,
      CarrierClocks clocks) {
    this.clocks = clocks;
    this.incoming = incoming;
    this.urls = urls;
    this.sources = sources;
    this.line = line;
  }

  /** Looks at everything. */
  Uni<List<Finding>> test(ExotelAccount account, boolean simulated) {
    return ask(
            Request.get(account, account.calls("/Calls.json?PageSize=1")), ConnectionTest::account)
        .chain(own -> way(account).map(legs -> answers(own, legs)))
        .chain(answers -> dnd(account).map(dnd -> join(answers, dnd)))
        .map(answers -> findings(account, answers, simulated));
  }

  private static List<Finding> answers(Optional<Finding> own, Optional<Finding> legs) {
    return join(List.of(own.orElse(UNANSWERED)), legs);
  }

  private static List<Finding> join(List<Finding> known, Optional<Finding> more) {
    return Stream.concat(known.stream(), more.stream()).toList();
  }

  private Uni<Optional<Finding>> dnd(ExotelAccount account) {
    return account.checksDnd() && !account.callerIds().isEmpty()
        ? ask(DndCheck.whitelist(account, account.callerIds().get(0)), ConnectionTest::dnd)
            .map(found -> found.or(() -> Optional.of(NOT_SAID)))
        : Uni.createFrom().item(Optional.empty());
  }

  private Uni<Optional<Finding>> way(ExotelAccount account) {
    return account.way() == Way.CONNECT
        ? Uni.createFrom().item(Optional.of(CONNECTS))
        : ask(Request.get(account, account.legs("/legs/none")), ConnectionTest::legs);
  }

  private List<Finding> findings(ExotelAccount account, List<Finding> answers, boolean simulated) {
    List<Finding> findings = new ArrayList<>();
    findings.add(PublicAddress.of(urls.base(), simulated));
    findings.addAll(answers);
    findings.add(callers(account));
    clocks.finding(account.callsApi().getHost()).ifPresent(findings::add);
    if (!simulated) {
      findings.add(
          sources.areNamed()
              ? Finding.pass(SOURCES, "Only from the addresses that are configured.")
              : NOT_NAMED);
    }
    return List.copyOf(findings);
  }

  /** The carrier's API does not tell what a flow does: what to put there is said. */
  private Finding callers(ExotelAccount account) {
    return Finding.pass(
        "Callers",
        "Who calls an ExoPhone comes here if its flow begins with a Passthru applet of the URL %s, goes on with a Greeting of the URL %s, and ends with the same Passthru."
            .formatted(incoming.passthru(account.id()), incoming.message(account.id())));
  }

  /** Empty where no answer came. */
  private Uni<Optional<Finding>> ask(Request request, Function<Heard.Answered, Finding> judge) {
    return line.command(request)
        .map(answer -> Optional.of(judge.apply(answer)))
        .onFailure()
        .recoverWithItem(Optional.empty());
  }

  private static Finding account(Heard.Answered answer) {
    return switch (answer.status()) {
      case 200 -> Finding.pass(ACCOUNT, "The carrier accepts its key and token.");
      case 401 -> UNKNOWN;
      case 402, 403 -> SUSPENDED;
      default -> unclear(ACCOUNT, answer);
    };
  }

  /** A leg that nobody made is not found where there are legs. */
  private static Finding legs(Heard.Answered answer) {
    return switch (answer.status()) {
      case 404 -> Finding.pass(LEGS, "The account has them.");
      case 401, 402, 403 -> NOT_ENABLED;
      default -> unclear(LEGS, answer);
    };
  }

  private static Finding dnd(Heard.Answered answer) {
    return switch (answer.status()) {
      case 200 ->
          Leave.ofWhitelist(answer) instanceof Leave.Unknown ? unclear(DND, answer) : CHECKS;
      case 401, 402, 403, 404 -> MAY_NOT_CHECK;
      default -> unclear(DND, answer);
    };
  }

  private static Finding unclear(String subject, Heard.Answered answer) {
    return Finding.failure(
        subject,
        "The carrier answered with HTTP " + answer.status() + ".",
        "Test again in a minute; if it stays so, ask Exotel.");
  }
}
