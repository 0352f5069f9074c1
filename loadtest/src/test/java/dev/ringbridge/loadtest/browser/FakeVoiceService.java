package dev.ringbridge.loadtest.browser;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.WebSocketRoute;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * The other end of the voice SDK in a browser test: it speaks the SDK's signaling, and a second
 * page of the browser is the media server, with a real peer connection that hears what the agent
 * says.
 */
final class FakeVoiceService {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int TTL_SECONDS = 3_600;

  /** Answers an offer with sound of its own, and keeps the connection to listen to. */
  private static final String ANSWER =
      """
      async (offer) => {
        const peer = new RTCPeerConnection();
        window.peer = peer;
        // What nobody plays is not decoded.
        peer.ontrack = ({ streams }) => {
          window.ear = new Audio();
          window.ear.srcObject = streams[0];
          window.ear.play();
        };
        const tone = new OscillatorNode(new AudioContext());
        const out = new MediaStreamAudioDestinationNode(tone.context);
        tone.connect(out);
        tone.start();
        peer.addTrack(out.stream.getAudioTracks()[0], out.stream);
        await peer.setRemoteDescription({ type: 'offer', sdp: offer });
        await peer.setLocalDescription(await peer.createAnswer());
        if (peer.iceGatheringState !== 'complete') {
          await new Promise((done) => peer.addEventListener('icegatheringstatechange',
              () => peer.iceGatheringState === 'complete' && done()));
        }
        return peer.localDescription.sdp;
      }
      """;

  private static final String ENERGY =
      """
      async () => {
        let energy = 0;
        for (const report of (window.peer ? await window.peer.getStats() : new Map()).values()) {
          if (report.type === 'inbound-rtp') energy += report.totalAudioEnergy ?? 0;
        }
        return energy;
      }
      """;

  private final Page media;
  private final Queue<JsonNode> heard = new ConcurrentLinkedQueue<>();
  private final List<JsonNode> invitations = new ArrayList<>();
  private WebSocketRoute signaling;

  FakeVoiceService(BrowserContext context) {
    media = context.newPage();
  }

  /** Takes over the service's address for a page. */
  void serve(Page page) {
    page.routeWebSocket("wss://voice-js.roaming.twilio.com/signal", this::open);
  }

  private void open(WebSocketRoute socket) {
    signaling = socket;
    socket.onMessage(frame -> hear(frame.text()));
  }

  private void hear(String text) {
    if (!text.isBlank()) {
      heard.add(read(text));
    }
  }

  /** Answers what was heard; Playwright lets no page be asked while it hands a frame over. */
  boolean works() {
    JsonNode message = heard.poll();
    while (message != null) {
      answer(message.path("type").asText(), message.path("payload"));
      message = heard.poll();
    }
    return true;
  }

  private void answer(String type, JsonNode payload) {
    if (type.equals("listen")) {
      signaling.send(
          frame(
              "connected",
              Map.of(
                  "region",
                  "us1",
                  "edge",
                  "ashburn",
                  "token",
                  Map.of("identity", "agent", "ttl", TTL_SECONDS))));
      signaling.send(frame("ready", Map.of()));
    } else if (type.equals("invite")) {
      invitations.add(payload);
      String sdp = (String) media.evaluate(ANSWER, payload.path("sdp").asText());
      signaling.send(
          frame(
              "answer", Map.of("callsid", sid(), "sdp", sdp, "reconnect", "token of a reconnect")));
    }
  }

  private String sid() {
    return "CA" + "%032x".formatted(invitations.size());
  }

  /** Ends the leg, as the service does when the room ends. */
  void hangUp() {
    signaling.send(frame("hangup", Map.of("callsid", sid())));
  }

  /** What the SDK asked for so far. */
  List<JsonNode> invitations() {
    return List.copyOf(invitations);
  }

  /** How much sound of the agent arrived on the last connection (webrtc-stats totalAudioEnergy). */
  double energyHeard() {
    return ((Number) media.evaluate(ENERGY)).doubleValue();
  }

  private static String frame(String type, Map<String, Object> payload) {
    try {
      return JSON.writeValueAsString(Map.of("type", type, "version", "1.6", "payload", payload));
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JsonNode read(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
