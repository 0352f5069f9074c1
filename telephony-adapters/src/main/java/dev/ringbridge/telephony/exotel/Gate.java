package dev.ringbridge.telephony.exotel;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.ringbridge.core.call.CallRef;
import dev.ringbridge.foundation.json.Json;
import dev.ringbridge.foundation.problem.ProblemCode;
import dev.ringbridge.foundation.problem.Refusal;
import dev.ringbridge.telephony.callback.AllowedSources;
import dev.ringbridge.telephony.callback.SealedQueries;
import dev.ringbridge.telephony.carrier.AgentLine;
import dev.ringbridge.telephony.carrier.CarrierLeg;
import dev.ringbridge.telephony.room.RoomRef;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/**
 * Lets events in: they must come to an address that we gave out, and, where that is configured,
 * from one of the carrier's. Whatever does not is refused alike and changes nothing.
 */
@ApplicationScoped
class Gate {
  private final SealedQueries queries;
  private final AllowedSources sources;
  private final Counter refused;

  Gate(SealedQueries queries, AllowedSources sources, MeterRegistry metrics) {
    this.queries = queries;
    this.sources = sources;
    this.refused =
        Counter.builder("ringbridge.telephony.events.refused")
            .description("events that came to no address of ours, or from none of the carrier's")
            .register(metrics);
  }

  /** An event of a lead's leg. */
  LegEvent leg(HttpServerRequest request, String body) {
    Map<String, String> query = query(request);
    CallRef call = queries.call(query, CallbackUrls.ACCOUNT).orElseThrow(this::refusal);
    Said said = said(body);
    return new LegEvent(call, leg(query, said), said);
  }

  /** An event of an agent's leg. */
  AgentEvent agent(HttpServerRequest request, String body) {
    Map<String, String> query = query(request);
    RoomRef room = queries.room(query, CallbackUrls.ACCOUNT).orElseThrow(this::refusal);
    Said said = said(body);
    return new AgentEvent(room, leg(query, said), said);
  }

  /** An event of a bridge. */
  BridgeEvent bridge(HttpServerRequest request, String body) {
    Map<String, String> query = query(request);
    CallRef call =
        queries
            .call(query, CallbackUrls.AGENT, CallbackUrls.EPOCH, CallbackUrls.LEG)
            .orElseThrow(this::refusal);
    AgentLine line =
        new AgentLine(UUID.fromString(query.getOrDefault(CallbackUrls.AGENT, "")), call.tenancy());
    RoomRef room = new RoomRef(line, Long.parseLong(query.getOrDefault(CallbackUrls.EPOCH, "")));
    return new BridgeEvent(call, room, query.getOrDefault(CallbackUrls.LEG, ""), said(body));
  }

  /** What is said of a call that rings an agent first. */
  ConnectEvent connect(HttpServerRequest request, String body) {
    Map<String, String> query = query(request);
    CallRef call =
        queries
            .call(query, CallbackUrls.ACCOUNT, CallbackUrls.AGENT, CallbackUrls.EPOCH)
            .orElseThrow(this::refusal);
    AgentLine line =
        new AgentLine(UUID.fromString(query.getOrDefault(CallbackUrls.AGENT, "")), call.tenancy());
    RoomRef room = new RoomRef(line, Long.parseLong(query.getOrDefault(CallbackUrls.EPOCH, "")));
    JsonNode json = said(body).json();
    String sid = json.path("CallSid").asText("");
    if (sid.isEmpty()) {
      throw refusal();
    }
    UUID accountId = UUID.fromString(query.getOrDefault(CallbackUrls.ACCOUNT, ""));
    return new ConnectEvent(call, room, new CarrierLeg(accountId, sid), json);
  }

  private Map<String, String> query(HttpServerRequest request) {
    if (!sources.allow(request.remoteAddress())) {
      throw refusal();
    }
    Map<String, String> first = new HashMap<>();
    request
        .params()
        .entries()
        .forEach(param -> first.putIfAbsent(param.getKey(), param.getValue()));
    return first;
  }

  private static Said said(String body) {
    try {
      return new Said(Json.MAPPER.readTree(body));
    } catch (JsonProcessingException e) {
      throw Refusal.invalid("body", "Json", "An event is JSON.");
    }
  }

  private CarrierLeg leg(Map<String, String> query, Said said) {
    String sid = said.data("leg_sid");
    if (sid.isEmpty()) {
      throw refusal();
    }
    return new CarrierLeg(UUID.fromString(query.getOrDefault(CallbackUrls.ACCOUNT, "")), sid);
  }

  private Refusal refusal() {
    refused.increment();
    return Refusal.of(
        ProblemCode.AUTHORIZATION_ERROR,
        "This address is for the carrier: it was not given out, or not to whoever calls it.");
  }
}
