package dev.ringbridge.telephony.twilio;

import com.twilio.constant.EnumConstants;
import com.twilio.exception.ApiException;
import com.twilio.http.HttpClient;
import com.twilio.http.HttpMethod;
import com.twilio.http.Request;
import com.twilio.http.Response;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.hc.client5.http.classic.methods.HttpDelete;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.entity.UrlEncodedFormEntity;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.NameValuePair;
import org.apache.hc.core5.http.ParseException;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.http.message.BasicNameValuePair;

/**
 * The SDK's way to the wire, for one question. The SDK repeats a request that met a 5xx up to three
 * times, a POST too, and its HTTP client repeats more (telephony.md 6.3); here each request is sent
 * exactly once, to where the account's API is.
 */
final class OneRequest extends HttpClient {
  private final Wire wire;
  private final URI api;
  private final Exchange exchange;

  OneRequest(Wire wire, URI api, Exchange exchange) {
    this.wire = wire;
    this.api = api;
    this.exchange = exchange;
  }

  @Override
  public Response reliableRequest(Request request) {
    return makeRequest(request);
  }

  @Override
  public Response makeRequest(Request request) {
    try {
      return wire.send(message(request), exchange, this::read);
    } catch (IOException e) {
      throw new ApiException(e.getClass().getSimpleName(), e);
    }
  }

  private HttpUriRequestBase message(Request request) {
    URI wanted = URI.create(request.constructURL().toString());
    String query = wanted.getRawQuery();
    URI address = URI.create(api.resolve(wanted.getRawPath()) + (query == null ? "" : "?" + query));
    HttpUriRequestBase message = message(address, request);
    message.setHeader(HttpHeaders.AUTHORIZATION, request.getAuthString());
    message.setHeader(HttpHeaders.ACCEPT, "application/json");
    return message;
  }

  private static HttpUriRequestBase message(URI address, Request request) {
    if (request.getMethod() == HttpMethod.DELETE) {
      return new HttpDelete(address);
    }
    return request.getMethod() == HttpMethod.GET ? new HttpGet(address) : post(address, request);
  }

  private static HttpPost post(URI address, Request request) {
    HttpPost post = new HttpPost(address);
    request.setContentType(EnumConstants.ContentType.FORM_URLENCODED);
    List<NameValuePair> form =
        request.getPostParams().entrySet().stream()
            .flatMap(
                entry ->
                    entry.getValue().stream()
                        .map(
                            value -> (NameValuePair) new BasicNameValuePair(entry.getKey(), value)))
            .toList();
    post.setEntity(new UrlEncodedFormEntity(form, StandardCharsets.UTF_8));
    return post;
  }

  private Response read(ClassicHttpResponse response) throws IOException {
    exchange.heard(response.getCode());
    try {
      String body = response.getEntity() == null ? "" : EntityUtils.toString(response.getEntity());
      return new Response(body == null ? "" : body, response.getCode(), new Header[0]);
    } catch (ParseException e) {
      throw new IOException(e);
    }
  }
}
