package dev.ringbridge.telephony.twilio;

import java.util.LinkedHashMap;
import java.util.Map;

/** Writes a TwiML document, verb by verb. */
final class Twiml {
  private static final String HEAD = "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Response>";

  private final StringBuilder document = new StringBuilder(HEAD);

  Twiml say(String text) {
    return text.isBlank() ? this : element("Say", Map.of(), text);
  }

  Twiml pause(int seconds) {
    document.append("<Pause length=\"").append(seconds).append("\"/>");
    return this;
  }

  Twiml keys(String keys) {
    return element("Play", Map.of("digits", keys), "");
  }

  Twiml redirect(String url) {
    return element("Redirect", Map.of("method", "POST"), url);
  }

  /**
   * Says something and waits for a key, which cuts it short.
   *
   * @param action asked with the key, or without one when none came
   * @param seconds how long one is waited for afterwards
   */
  Twiml gather(String action, String text, int seconds) {
    Map<String, String> gather = key(action, seconds);
    gather.put("actionOnEmptyResult", "true");
    return gather(gather, text);
  }

  /**
   * The same, but what follows comes next when no key came.
   *
   * @param action asked with the key
   */
  Twiml gatherKey(String action, String text, int seconds) {
    return gather(key(action, seconds), text);
  }

  private static Map<String, String> key(String action, int seconds) {
    Map<String, String> gather = new LinkedHashMap<>();
    gather.put("input", "dtmf");
    gather.put("numDigits", "1");
    gather.put("finishOnKey", "");
    gather.put("timeout", Integer.toString(seconds));
    gather.put("action", action);
    gather.put("method", "POST");
    return gather;
  }

  private Twiml gather(Map<String, String> attributes, String text) {
    open("Gather", attributes);
    say(text);
    document.append("</Gather>");
    return this;
  }

  Twiml hangUp() {
    document.append("<Hangup/>");
    return this;
  }

  /**
   * Puts the call into a conference.
   *
   * @param action asked when the call has left it
   */
  Twiml conference(String action, Map<String, String> attributes, String name) {
    Map<String, String> dial = new LinkedHashMap<>();
    dial.put("action", action);
    dial.put("method", "POST");
    open("Dial", dial);
    element("Conference", attributes, name);
    document.append("</Dial>");
    return this;
  }

  private Twiml element(String name, Map<String, String> attributes, String text) {
    open(name, attributes);
    document.append(escape(text)).append("</").append(name).append('>');
    return this;
  }

  private void open(String name, Map<String, String> attributes) {
    document.append('<').append(name);
    attributes.forEach(
        (attribute, value) ->
            document.append(' ').append(attribute).append("=\"").append(escape(value)).append('"'));
    document.append('>');
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  @Override
  public String toString() {
    return document + "</Response>";
  }
}
