package dev.ringbridge.telephony.setup;

import dev.ringbridge.core.carrier.Route;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What admins send to add and to change accounts. */
final class AccountForms {
  private static final String E164 = "\\+[1-9][0-9]{6,14}";
  private static final String E164_MESSAGE =
      "is a number with + and its country code, without spaces, like +12125550100";
  private static final String COUNTRY = "[A-Z]{2}";
  private static final String COUNTRY_MESSAGE = "is an ISO 3166 code of two capital letters";
  private static final String ROUTE_MESSAGE =
      "is an ISO 3166 code like IN, the first digits of numbers like +9180, or * for everything else";
  private static final int MOST_NUMBERS = 500;
  private static final int MOST_ROUTES = 100;

  private AccountForms() {}

  /**
   * Which numbers an account is dialed with.
   *
   * @param to an ISO 3166 code, a plus sign with the first digits of numbers, or {@code *} for
   *     everything else
   * @param order of accounts whose routes are equally close the lowest is dialed with first; 1
   *     where it is left out
   */
  record CarrierRoute(
      @NotNull @Pattern(regexp = Route.FORM, message = ROUTE_MESSAGE) String to,
      @Nullable @Min(1) @Max(100) Integer order) {}

  /**
   * An account to add.
   *
   * @param kind which carrier it is with
   * @param name what people call it
   * @param simulated whether it is with the simulated carrier and calls nobody real; left out, it
   *     is not
   * @param callsPerSecond what the carrier allows it to place
   * @param callerIds the numbers it may call from, in E.164 form
   * @param countries ISO 3166 codes of the countries it may call; all others are refused
   * @param preference which of several accounts is dialed with: the lowest; 10 where it is left out
   * @param routes which numbers it is dialed with; left out or empty, all in its countries
   * @param settings what its carrier needs, by the names that its kind lists; secrets are never
   *     shown again
   */
  record NewCarrierAccount(
      @NotBlank @Size(max = 40) String kind,
      @NotBlank @Size(max = 100) String name,
      @Nullable Boolean simulated,
      @DecimalMin("0.1") @DecimalMax("1000") double callsPerSecond,
      @NotNull @Size(min = 1, max = MOST_NUMBERS)
          List<@NotNull @Pattern(regexp = E164, message = E164_MESSAGE) String> callerIds,
      @NotNull @Size(min = 1, max = 250)
          List<@NotNull @Pattern(regexp = COUNTRY, message = COUNTRY_MESSAGE) String> countries,
      @Nullable @Min(1) @Max(100) Integer preference,
      @Nullable @Size(max = MOST_ROUTES) List<@NotNull @Valid CarrierRoute> routes,
      @NotNull @Size(max = 20)
          Map<@NotBlank @Size(max = 40) String, @NotNull @Size(max = 500) String> settings) {
    @Override
    public String toString() {
      return "NewCarrierAccount[" + kind + "]";
    }
  }

  /**
   * What to change; what is left out stays as it is.
   *
   * @param routes which numbers it is dialed with; an empty list takes its routes away
   * @param open whether campaigns dial with it; calls that are going on are not ended
   * @param settings those to change; empty text takes one away
   */
  record CarrierAccountChange(
      @Nullable @Size(min = 1, max = 100) String name,
      @Nullable @DecimalMin("0.1") @DecimalMax("1000") Double callsPerSecond,
      @Nullable @Size(min = 1, max = MOST_NUMBERS)
          List<@NotNull @Pattern(regexp = E164, message = E164_MESSAGE) String> callerIds,
      @Nullable @Size(min = 1, max = 250)
          List<@NotNull @Pattern(regexp = COUNTRY, message = COUNTRY_MESSAGE) String> countries,
      @Nullable @Min(1) @Max(100) Integer preference,
      @Nullable @Size(max = MOST_ROUTES) List<@NotNull @Valid CarrierRoute> routes,
      @Nullable Boolean open,
      @Nullable @Size(max = 20)
          Map<@NotBlank @Size(max = 40) String, @NotNull @Size(max = 500) String> settings) {
    @Override
    public String toString() {
      return "CarrierAccountChange";
    }
  }
}
