package dev.ringbridge.simulator.admin;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.ringbridge.simulator.NumberUrls;
import dev.ringbridge.simulator.SimulatedAccount;
import dev.ringbridge.simulator.call.Call;
import dev.ringbridge.simulator.call.CallRequest;
import dev.ringbridge.simulator.call.StatusHook;
import dev.ringbridge.simulator.webhook.HookMethod;
import dev.ringbridge.simulator.webhook.Target;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Has virtual people call the accounts' numbers. */
final class IncomingPages {
  private static final int STAYS_SECONDS = 120;

  private final Workings workings;

  IncomingPages(Workings workings) {
    this.workings = workings;
  }

  void ring(RoutingContext context) throws JsonProcessingException {
    JsonNode body = AdminPages.body(context);
    String from = number(body, "from");
    String to = number(body, "to");
    Optional<SimulatedAccount> account = account(body, to);
    Optional<NumberUrls> urls = account.flatMap(one -> one.urls(to));
    if (account.isEmpty() || urls.isEmpty()) {
      AdminPages.refuse(context, 404, "no account has a voice URL at the number " + to);
      return;
    }
    Duration stays = Duration.ofSeconds(body.path("staysSeconds").asInt(STAYS_SECONDS));
    CallRequest request = request(account.get().accountSid(), from, to, urls.get());
    Call call = workings.exchange().ring(request, said(body), stays);
    AdminPages.reply(context, 201, Map.of("sid", call.sid()));
  }

  private Optional<SimulatedAccount> account(JsonNode body, String to) {
    String sid = body.path("accountSid").asText();
    return sid.isEmpty()
        ? workings.equipment().accounts().withNumber(to)
        : workings.equipment().accounts().find(sid);
  }

  private static CallRequest request(String account, String from, String to, NumberUrls urls) {
    Optional<StatusHook> hook =
        Optional.ofNullable(urls.statusCallback())
            .map(url -> new Target(url, HookMethod.POST))
            .map(target -> new StatusHook(target, StatusHook.STANDARD_EVENTS));
    return CallRequest.toNumber(
        account, from, to, new Target(urls.voiceUrl(), HookMethod.POST), hook);
  }

  /** The carrier says nothing of a caller of whom it was told nothing. */
  private static Map<String, String> said(JsonNode body) {
    Map<String, String> said = new LinkedHashMap<>();
    String verification = body.path("stirVerstat").asText();
    if (!verification.isEmpty()) {
      said.put("StirVerstat", verification);
    }
    return said;
  }

  private static String number(JsonNode body, String name) {
    String number = body.path(name).asText();
    if (!number.matches("\\+[0-9]{4,15}")) {
      throw new IllegalArgumentException(name + " must be a phone number like +15555550100");
    }
    return number;
  }
}
