package dev.ringbridge.telephony.softphone;

import dev.ringbridge.core.call.PhoneNumber;
import dev.ringbridge.foundation.database.Database;
import dev.ringbridge.foundation.problem.ProblemCode;
import dev.ringbridge.foundation.problem.Refusal;
import dev.ringbridge.telephony.InTelephony;
import dev.ringbridge.telephony.account.AccountBook;
import dev.ringbridge.telephony.account.KeptAccount;
import dev.ringbridge.telephony.destination.Destinations;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/**
 * Where agents may be called: a call to an agent costs what a call to a lead does, and so keeps to
 * the same countries of the account.
 */
@ApplicationScoped
class AgentCountries {
  private final Database database;
  private final AccountBook accounts;
  private final Destinations destinations;

  AgentCountries(@InTelephony Database database, AccountBook accounts, Destinations destinations) {
    this.database = database;
    this.accounts = accounts;
    this.destinations = destinations;
  }

  /** Refuses a number elsewhere; an address of the carrier's own network is in no country. */
  Uni<Void> check(UUID accountId, String contact) {
    return contact.startsWith("+")
        ? database
            .asEngine(work -> accounts.find(work, accountId))
            .invoke(found -> refuseElsewhere(found, new PhoneNumber(contact)))
            .replaceWithVoid()
        : Uni.createFrom().voidItem();
  }

  private void refuseElsewhere(Optional<KeptAccount> account, PhoneNumber number) {
    boolean allowed =
        destinations
            .countryOf(number)
            .filter(country -> account.filter(kept -> calls(kept, country)).isPresent())
            .isPresent();
    if (!allowed) {
      throw Refusal.of(
          ProblemCode.CONFLICT,
          "Your number is in a country that your organization's carrier account does not call: ask"
              + " an admin to set another number, or to add the country to the account.");
    }
  }

  private static boolean calls(KeptAccount kept, String country) {
    return kept.account().countries().contains(country);
  }
}
