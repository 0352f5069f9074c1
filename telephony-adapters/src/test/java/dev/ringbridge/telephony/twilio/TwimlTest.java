package dev.ringbridge.telephony.twilio;

import static org.assertj.core.api.Assertions.assertThat;

import com.twilio.twiml.VoiceResponse;
import com.twilio.twiml.voice.Conference;
import com.twilio.twiml.voice.Dial;
import com.twilio.twiml.voice.Gather;
import com.twilio.twiml.voice.Hangup;
import com.twilio.twiml.voice.Pause;
import com.twilio.twiml.voice.Redirect;
import com.twilio.twiml.voice.Say;
import dev.ringbridge.core.call.CallRef;
import dev.ringbridge.telephony.TelephonyConfig;
import dev.ringbridge.telephony.answering.Said;
import dev.ringbridge.telephony.callback.SealedQueries;
import dev.ringbridge.telephony.carrier.AgentLine;
import dev.ringbridge.telephony.carrier.Instruction;
import dev.ringbridge.telephony.carrier.Instruction.Announcement;
import dev.ringbridge.telephony.carrier.Target;
import dev.ringbridge.telephony.credential.Seal;
import dev.ringbridge.telephony.room.RoomRef;
import dev.ringbridge.telephony.testing.Examples;
import dev.ringbridge.telephony.testing.Settings;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;

/** What is written by hand is what the SDK's own TwiML classes write. */
class TwimlTest {
  private final TelephonyConfig config =
      Settings.of(Map.of("public-url", "https://dialer.test/", "callback-secret", "s"));
  private final CallbackUrls urls = new CallbackUrls(config, new SealedQueries(new Seal(config)));
  private final TwimlWriter writer = new TwimlWriter(urls, config);
  private final CallRef call = Examples.call();

  @Test
  void holdIsASecondAndTheSameQuestionAgain() throws Exception {
    VoiceResponse theirs =
        new VoiceResponse.Builder()
            .pause(new Pause.Builder().length(1).build())
            .redirect(
                new Redirect.Builder(urls.answer(call, 3))
                    .method(com.twilio.http.HttpMethod.POST)
                    .build())
            .build();

    assertSame(writer.write(new Said(new Instruction.Hold(), 3), call), theirs);
  }

  @Test
  void messagesAreSaidAndThenTheCallIsHungUp() throws Exception {
    String text = "Acme & \"Sons\" <sales>, it's us";
    VoiceResponse theirs =
        new VoiceResponse.Builder()
            .say(new Say.Builder(text).build())
            .hangup(new Hangup.Builder().build())
            .build();

    assertSame(writer.write(new Said(new Instruction.SafeHarbor(text), 0), call), theirs);
    assertSame(writer.write(new Said(new Instruction.MachineMessage(text), 0), call), theirs);
    assertSame(writer.write(new Said(new Instruction.OptedOut(text), 0), call), theirs);
    assertThat(writer.write(new Said(new Instruction.MachineMessage(" "), 0), call))
        .isEqualTo(writer.over());
  }

  @Test
  void messageWithKeysIsGatheredAndAsksAgainWithTheKeyOrWithout() throws Exception {
    VoiceResponse theirs =
        new VoiceResponse.Builder()
            .gather(
                new Gather.Builder()
                    .inputs(Gather.Input.DTMF)
                    .numDigits(1)
                    .finishOnKey("")
                    .timeout(4)
                    .actionOnEmptyResult(true)
                    .action(urls.answerWithKeys(call, 1, 2))
                    .method(com.twilio.http.HttpMethod.POST)
                    .say(new Say.Builder("Press 1 & talk.").build())
                    .build())
            .build();

    assertSame(
        writer.write(new Said(new Instruction.Message("Press 1 & talk.", true, 2), 1), call),
        theirs);
    assertThat(urls.answerWithKeys(call, 1, 2).getRawQuery())
        .matches("[A-Za-z0-9_.~=&-]+")
        .endsWith("&turn=1&round=2&from=keys");
  }

  @Test
  void messageWithoutKeysIsSaidAndAsksAgain() throws Exception {
    VoiceResponse theirs =
        new VoiceResponse.Builder()
            .say(new Say.Builder("News.").build())
            .redirect(
                new Redirect.Builder(urls.answerWithKeys(call, 0, 1))
                    .method(com.twilio.http.HttpMethod.POST)
                    .build())
            .build();

    assertSame(writer.write(new Said(new Instruction.Message("News.", false, 1), 0), call), theirs);
  }

  @Test
  void bridgeJoinsTheRoomWithoutStartingOrEndingIt() throws Exception {
    Target target = new Target(UUID.randomUUID(), "rb-x-1", 1);
    RoomRef room = new RoomRef(new AgentLine(target.agentId(), call.tenancy()), 1);
    Conference conference =
        new Conference.Builder("rb-x-1")
            .startConferenceOnEnter(false)
            .endConferenceOnExit(false)
            .beep(Conference.Beep.FALSE)
            .jitterBufferSize(Conference.JitterBufferSize.SMALL)
            .waitUrl("")
            .participantLabel("lead-" + call.callId())
            .statusCallback(urls.room(room))
            .statusCallbackEvents(
                List.of(
                    Conference.Event.START,
                    Conference.Event.END,
                    Conference.Event.JOIN,
                    Conference.Event.LEAVE))
            .build();
    VoiceResponse theirs =
        new VoiceResponse.Builder()
            .dial(
                new Dial.Builder()
                    .action(urls.answerFromRoom(call, 2))
                    .method(com.twilio.http.HttpMethod.POST)
                    .conference(conference)
                    .build())
            .build();

    assertSame(writer.write(new Said(new Instruction.Bridge(target), 2), call), theirs);
  }

  @Test
  void recordingIsAnnouncedBeforeTheRoomAndAKeyLeadsAroundIt() throws Exception {
    Target target = new Target(UUID.randomUUID(), "room", 3);
    String plain = writer.write(new Said(new Instruction.Bridge(target), 2), call);
    String dial = plain.substring(plain.indexOf("<Dial"));
    Announcement mute = new Announcement("It is recorded.", false);
    Announcement keyed = new Announcement("Press 9.", true);

    assertThat(writer.write(new Said(new Instruction.Bridge(target, Optional.of(mute)), 2), call))
        .endsWith("<Response><Say>It is recorded.</Say>" + dial);
    assertThat(writer.write(new Said(new Instruction.Bridge(target, Optional.of(keyed)), 2), call))
        .endsWith("<Say>Press 9.</Say></Gather>" + dial)
        .contains("from=announcement")
        .doesNotContain("actionOnEmptyResult");
  }

  @Test
  void addressesHoldOnlyCharactersThatNeedNoEncoding() {
    assertThat(urls.answer(call, 0).getRawQuery()).matches("[A-Za-z0-9_.~=&-]+");
    assertThat(urls.answer(call, 0).toString())
        .startsWith("https://dialer.test/carrier/twilio/answer?call=" + call.callId());
  }

  private static void assertSame(String ours, VoiceResponse theirs) throws Exception {
    assertThat(canonical(ours)).isEqualTo(canonical(theirs.toXml()));
  }

  private static List<String> canonical(String xml) throws Exception {
    List<String> lines = new ArrayList<>();
    Element root =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new InputSource(new StringReader(xml)))
            .getDocumentElement();
    walk(root, lines);
    return lines;
  }

  private static void walk(Node node, List<String> lines) {
    Map<String, String> attributes = new TreeMap<>();
    NamedNodeMap all = node.getAttributes();
    for (int i = 0; all != null && i < all.getLength(); i++) {
      attributes.put(all.item(i).getNodeName(), all.item(i).getNodeValue());
    }
    lines.add(node.getNodeName() + attributes + String.valueOf(node.getNodeValue()));
    for (Node child = node.getFirstChild(); child != null; child = child.getNextSibling()) {
      walk(child, lines);
    }
  }
}
