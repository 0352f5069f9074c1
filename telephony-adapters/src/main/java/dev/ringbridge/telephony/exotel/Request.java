package dev.ringbridge.telephony.exotel;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.http.HttpMethod;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A request to the carrier.
 *
 * @param account whose credentials it has
 * @param body what it says; empty for a question
 */
record Request(ExotelAccount account, HttpMethod method, URI address, Optional<Body> body) {
  /**
   * What a request says.
   *
   * @param type its content type
   */
  record Body(String type, String text) {}

  static Request get(ExotelAccount account, URI address) {
    return new Request(account, HttpMethod.GET, address, Optional.empty());
  }

  static Request post(ExotelAccount account, URI address, ObjectNode body) {
    return new Request(
        account,
        HttpMethod.POST,
        address,
        Optional.of(new Body("application/json", body.toString())));
  }

  /** With a form's fields. */
  static Request form(ExotelAccount account, URI address, Map<String, String> fields) {
    String text =
        fields.entrySet().stream()
            .map(one -> encoded(one.getKey()) + "=" + encoded(one.getValue()))
            .collect(Collectors.joining("&"));
    Body body = new Body("application/x-www-form-urlencoded", text);
    return new Request(account, HttpMethod.POST, address, Optional.of(body));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /** Has a leg do this. */
  static Request action(ExotelAccount account, String legSid, String exoml) {
    return action(account, legSid, JsonNodeFactory.instance.objectNode().put("exoml", exoml));
  }

  /**
   * Has a leg say a text.
   *
   * @param turn which time of being told something that is: the events of it give it back
   */
  static Request say(ExotelAccount account, String legSid, String text, int turn) {
    ObjectNode body = JsonNodeFactory.instance.objectNode().put("exoml", ExoMl.say(text));
    return action(account, legSid, body.put("action_custom_param", Integer.toString(turn)));
  }

  private static Request action(ExotelAccount account, String legSid, ObjectNode body) {
    return post(account, account.legs("/legs/" + legSid + "/actions"), body);
  }

  /** The address with this query, whose values need encoding. */
  static URI with(URI address, Map<String, String> query) {
    StringBuilder text = new StringBuilder(address.toString());
    query.forEach(
        (name, value) ->
            text.append(text.indexOf("?") < 0 ? '?' : '&')
                .append(name)
                .append('=')
                .append(encoded(value)));
    return URI.create(text.toString());
  }

  /** Its body has numbers, and its headers a secret. */
  @Override
  public String toString() {
    return "Request[" + account + ", " + method + "]";
  }
}
