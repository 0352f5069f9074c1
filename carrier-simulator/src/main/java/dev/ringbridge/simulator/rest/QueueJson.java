package dev.ringbridge.simulator.rest;

import dev.ringbridge.simulator.call.CallParams;
import dev.ringbridge.simulator.exchange.CallQueue;
import dev.ringbridge.simulator.exchange.CallQueue.Member;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Queues and who waits in them, in the carrier's form. */
final class QueueJson {
  private QueueJson() {}

  static Map<String, @Nullable Object> of(CallQueue queue, Instant now) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("sid", queue.sid());
    json.put("account_sid", queue.accountSid());
    json.put("friendly_name", queue.name());
    json.put("max_size", queue.maxSize());
    json.put("current_size", queue.members().size());
    json.put("average_wait_time", CallParams.seconds(queue.averageWait(now)));
    json.put("date_created", Api.date(queue.created()));
    json.put("date_updated", Api.date(queue.updated()));
    json.put("uri", path(queue) + ".json");
    return json;
  }

  static Map<String, @Nullable Object> of(CallQueue queue, Member member, Instant now) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("call_sid", member.callSid());
    json.put("queue_sid", queue.sid());
    json.put("date_enqueued", Api.date(member.since()));
    json.put("position", queue.position(member));
    json.put("wait_time", CallParams.seconds(Duration.between(member.since(), now)));
    json.put("uri", path(queue) + "/Members/" + member.callSid() + ".json");
    return json;
  }

  private static String path(CallQueue queue) {
    return Api.account(queue.accountSid()) + "/Queues/" + queue.sid();
  }
}
