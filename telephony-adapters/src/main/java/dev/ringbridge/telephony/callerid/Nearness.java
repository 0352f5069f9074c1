package dev.ringbridge.telephony.callerid;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.Phonenumber;
import dev.ringbridge.core.call.PhoneNumber;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * How near a number is to somebody's, by their digits. Areas are told apart where the plan of the
 * country has area codes, which mobile numbers of many countries do not.
 */
@ApplicationScoped
class Nearness {
  private final PhoneNumberUtil plan = PhoneNumberUtil.getInstance();

  /** The nearer, the greater. */
  Near of(String callerId, PhoneNumber lead) {
    try {
      return of(plan.parse(callerId, null), plan.parse(lead.e164(), null));
    } catch (NumberParseException e) {
      return Near.ELSEWHERE;
    }
  }

  private Near of(Phonenumber.PhoneNumber callerId, Phonenumber.PhoneNumber lead) {
    String country = plan.getRegionCodeForNumber(lead);
    if (country == null || !country.equals(plan.getRegionCodeForNumber(callerId))) {
      return Near.ELSEWHERE;
    }
    String area = area(lead);
    return !area.isEmpty() && area.equals(area(callerId)) ? Near.SAME_AREA : Near.SAME_COUNTRY;
  }

  private String area(Phonenumber.PhoneNumber number) {
    return plan.getNationalSignificantNumber(number)
        .substring(0, plan.getLengthOfGeographicalAreaCode(number));
  }

  /** How near, from far to near. */
  enum Near {
    ELSEWHERE,
    SAME_COUNTRY,
    SAME_AREA
  }
}
