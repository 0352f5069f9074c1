package dev.ringbridge.loadtest.rate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ringbridge.loadtest.Bench;
import dev.ringbridge.loadtest.StandaloneProcess;
import dev.ringbridge.loadtest.apart.HouseApart;
import dev.ringbridge.loadtest.apart.HousePlan;
import dev.ringbridge.loadtest.apart.SharedServers;
import dev.ringbridge.simulator.People;
import dev.ringbridge.standalone.demo.ApiClient;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Accounts of 1, 5 and 30 calls a second and one of 200 requests a minute dial as fast as they may,
 * all at once, each with a campaign of its own: its jobs go the whole way, from the queue through
 * Kafka and the fence to the carrier. What counts is when the carrier got the requests, by its own
 * log; of the one that counts minutes, all its requests, by its own count. The leads are of all
 * priorities, and urgent ones are added meanwhile: the carrier is to hear of them first.
 */
public final class RateBench implements Bench.Measuring {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<Integer> PER_SECOND = List.of(1, 5, 30);
  private static final int PER_MINUTE = 200;
  private static final Duration FULL = Duration.ofSeconds(280);
  private static final Duration QUICK = Duration.ofMinutes(2);
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final double PERCENT = 100;

  /** The first of it: the services are cold, and nothing is planned ahead yet. */
  private static final Duration STARTING = Duration.ofSeconds(20);

  /** Nobody comes to the phone: it rings for a second, and the line is engaged. */
  private static final People ENGAGED =
      new People(
          0, 0, 0, 1, 0, 0, Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ofSeconds(1));

  private static final HousePlan PLAN =
      new HousePlan(1, 1, new HousePlan.CarrierTerms(1, 1, ENGAGED), Map.of());

  @Override
  public ObjectNode measure(boolean quick) throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("ringbridge-bench");
    try (HouseApart house = new HouseApart(folder, PLAN);
        Connection database = house.servers().database()) {
      List<Tenant> tenants = tenants(house, new Tenants(database));
      try {
        Duration length = quick ? QUICK : FULL;
        dial(tenants, STARTING.plus(length).plus(STARTING));
        TimeUnit.MILLISECONDS.sleep(STARTING.toMillis());
        long before = counted(house).path("all").asLong();
        try (UrgentLeads added = new UrgentLeads(tenants)) {
          TimeUnit.MILLISECONDS.sleep(length.toMillis());
          added.check();
          return figures(house, tenants, length, before);
        }
      } finally {
        tenants.forEach(Tenant::close);
      }
    } catch (GeneralSecurityException | SQLException e) {
      throw new IllegalStateException(e);
    } finally {
      StandaloneProcess.delete(folder);
    }
  }

  /** Has the carrier know a tenant's account. */
  private static void open(HttpClient http, HouseApart house, Tenant tenant)
      throws IOException, InterruptedException {
    Tenant.AtCarrier account = tenant.atCarrier();
    HttpRequest request =
        HttpRequest.newBuilder(page(house, account.page()))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(JSON.writeValueAsString(account.account())))
            .build();
    int status = http.send(request, BodyHandlers.discarding()).statusCode();
    if (status >= 300) {
      throw new IllegalStateException("the simulator answers " + status);
    }
  }

  private static URI page(HouseApart house, String name) {
    return house.servers().carrier().uri().resolve("/simulator/" + name);
  }

  private static List<Tenant> tenants(HouseApart house, Tenants making)
      throws IOException, InterruptedException, SQLException {
    List<Tenant> tenants = new ArrayList<>();
    HttpClient http = HttpClient.newHttpClient();
    for (int limit : PER_SECOND) {
      tenants.add(new MessageTenant(admin(http, house, making, "admin-of-" + limit), limit));
    }
    ApiClient admin = admin(http, house, making, "admin-of-minutes");
    tenants.add(new AgentsTenant(http, house.origin(), admin, PER_MINUTE));
    for (Tenant tenant : tenants) {
      open(http, house, tenant);
    }
    return tenants;
  }

  private static ApiClient admin(HttpClient http, HouseApart house, Tenants making, String name)
      throws SQLException {
    making.make(name);
    return new ApiClient(http, house.origin(), name, SharedServers.ADMIN_PASSWORD);
  }

  private static void dial(List<Tenant> tenants, Duration all) throws InterruptedException {
    for (Tenant tenant : tenants) {
      tenant.open((int) tenant.limit().within(all));
    }
    tenants.forEach(Tenant::start);
  }

  private static ObjectNode figures(
      HouseApart house, List<Tenant> tenants, Duration length, long requestsBefore)
      throws IOException, InterruptedException {
    ObjectNode figures = JSON.createObjectNode();
    ArrayNode limits = figures.putArray("limits");
    Instant end = Instant.now();
    List<Asked> log = Asked.read(house.servers().carrierLog());
    for (Tenant tenant : tenants) {
      List<Asked> calls =
          log.stream().filter(one -> one.accountSid().equals(tenant.accountSid())).toList();
      List<Instant> at = calls.stream().map(Asked::at).toList();
      ObjectNode row = figures(tenant.limit(), new Windows(at), end.minus(length), end);
      if (tenant instanceof AgentsTenant) {
        ofAllRequests(row, tenant.limit(), length, counted(house), requestsBefore);
      }
      Priorities order = tenant.priorities();
      row.put("inversions", order.inversions(calls));
      limits.add(row.put("overtaken_ms", order.furthestOvertaken(calls).toMillis()));
    }
    return figures;
  }

  /** Not only calls count there, and one too many is refused. */
  private static void ofAllRequests(
      ObjectNode row, Limit limit, Duration length, JsonNode counted, long before) {
    double used = (counted.path("all").asLong() - before) / limit.within(length);
    double worst = counted.path("mostInAMinute").asInt() / (double) limit.requests();
    row.set("calls_used_pct", row.get("used_pct"));
    row.put("used_pct", percent(used)).put("worst_window_pct", percent(worst));
  }

  /** What the carrier says of the requests of the account that it counts by the minute. */
  private static JsonNode counted(HouseApart house) throws IOException, InterruptedException {
    URI requests = page(house, "exotel/accounts/" + AgentsTenant.SID + "/requests");
    return JSON.readTree(
        HttpClient.newHttpClient()
            .send(HttpRequest.newBuilder(requests).build(), BodyHandlers.ofString())
            .body());
  }

  private static ObjectNode figures(Limit limit, Windows requests, Instant from, Instant to) {
    Windows warm = requests.between(from, to);
    double allowed = limit.within(Duration.between(from, to));
    return JSON.createObjectNode()
        .put("limit", limit.name())
        .put("worst_window_pct", worst(requests, limit))
        .put("used_pct", percent(warm.requests().size() / allowed))
        .put("worst_second", requests.most(SECOND))
        .put("warm_worst_window_pct", worst(warm, limit))
        .put("warm_worst_second", warm.most(SECOND))
        .put("jobs", requests.requests().size());
  }

  private static double worst(Windows requests, Limit limit) {
    return percent(requests.most(limit.window()) / limit.within(limit.window()));
  }

  private static double percent(double share) {
    return Math.round(share * PERCENT * 10) / 10.0;
  }
}
