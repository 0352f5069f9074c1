package dev.ringbridge.telephony.twilio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringbridge.core.call.CallRef;
import dev.ringbridge.telephony.TelephonyConfig;
import dev.ringbridge.telephony.callback.SealedQueries;
import dev.ringbridge.telephony.carrier.AgentLine;
import dev.ringbridge.telephony.credential.Seal;
import dev.ringbridge.telephony.room.RoomRef;
import dev.ringbridge.telephony.testing.Examples;
import dev.ringbridge.telephony.testing.Settings;
import jakarta.ws.rs.core.MultivaluedHashMap;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SealTest {
  private final CallbackUrls urls = urls("one secret");

  private static CallbackUrls urls(String secret) {
    TelephonyConfig config = Settings.of(Map.of("callback-secret", secret));
    return new CallbackUrls(config, new SealedQueries(new Seal(config)));
  }

  private static Map<String, String> query(URI url) {
    Map<String, String> query = new LinkedHashMap<>();
    for (String part : url.getRawQuery().split("&", -1)) {
      query.put(part.substring(0, part.indexOf('=')), part.substring(part.indexOf('=') + 1));
    }
    return query;
  }

  @Test
  void addressBringsTheCallBack() {
    CallRef call = Examples.call();
    CallRef inbound = new CallRef(UUID.randomUUID(), UUID.randomUUID(), null, Examples.TENANCY);

    assertThat(urls.call(query(urls.answer(call, 1)))).contains(call);
    assertThat(urls.call(query(urls.status(inbound)))).contains(inbound);
    RoomRef room = new RoomRef(new AgentLine(UUID.randomUUID(), Examples.TENANCY), 9);
    assertThat(urls.room(query(urls.room(room)))).contains(room);
  }

  @Test
  void addressThatWasChangedOrMadeBySomebodyElseIsNotOurs() {
    Map<String, String> query = query(urls.answer(Examples.call(), 1));
    for (String part : new String[] {"call", "campaign", "lead", "organization", "branch"}) {
      Map<String, String> changed = new LinkedHashMap<>(query);
      changed.put(part, UUID.randomUUID().toString());
      assertThat(urls.call(changed)).isEmpty();
    }
    assertThat(urls("another secret").call(query)).isEmpty();
    assertThat(urls.call(Map.of())).isEmpty();
    assertThat(urls.room(query)).isEmpty();
  }

  @Test
  void repeatedNamesAreSignedEachValueOnceAndInOrder() {
    MultivaluedHashMap<String, String> form = new MultivaluedHashMap<>();
    form.add("B", "2");
    form.add("B", "1");
    form.add("B", "2");
    form.add("A", "x");

    assertThat(Gate.signed(form)).isEqualTo(Map.of("A", "x", "B", "1B2"));
  }
}
