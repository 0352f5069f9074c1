// node customer.mjs SIMULATOR ACCOUNT_SID AUTH_TOKEN FROM TO
// Places a call with the official SDK, answers its webhooks with the SDK's own TwiML and signature check, and prints what came of it.
import { once } from 'node:events';
import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import twilio from 'twilio';

const [simulator, accountSid, authToken, from, to] = process.argv.slice(2);

/** The recipe: the SDK's own client, at another address. */
class ToSimulator extends twilio.RequestClient {
  request(options) {
    return super.request({ ...options, uri: options.uri.replace('https://api.twilio.com', simulator) });
  }
}

const client = twilio(accountSid, authToken, { httpClient: new ToSimulator() });
const heard = [];
const ended = resolvers();
const server = createServer(answer).listen(0, '127.0.0.1');
await once(server, 'listening');
const address = `http://127.0.0.1:${server.address().port}`;

const created = await client.calls.create({
  to,
  from,
  url: `${address}/answer?lead=7`,
  statusCallback: `${address}/status`,
  statusCallbackEvent: ['initiated', 'ringing', 'answered', 'completed'],
});
await ended.promise;
const fetched = await client.calls(created.sid).fetch();
const listed = await client.calls.list({ to, limit: 5 });
const participant = await client.conferences('round-table').participants.create({ from, to, label: 'anna' });
const message = await client.messages.create({ from, to, body: 'Hello from a test.' });
const refusal = await client.calls.create({ to: 'nobody', from, url: address }).catch((error) => error);
server.close();
console.log(
  JSON.stringify({
    created: { sid: created.sid, status: created.status, dateCreated: created.dateCreated },
    fetched: { status: fetched.status, duration: fetched.duration, direction: fetched.direction },
    listed: listed.map((call) => call.sid),
    participant: { label: participant.label, status: participant.status, conference: participant.conferenceSid },
    message: { sid: message.sid, status: message.status, segments: message.numSegments },
    refusal: { status: refusal.status, code: refusal.code },
    heard,
  }),
);

async function answer(request, response) {
  const params = Object.fromEntries(new URLSearchParams(await text(request)));
  const signature = request.headers['x-twilio-signature'] ?? '';
  const signed = twilio.validateRequest(authToken, signature, address + request.url, params);
  heard.push({ path: request.url, status: params.CallStatus, signed });
  if (request.url.startsWith('/answer')) {
    const words = new twilio.twiml.VoiceResponse();
    words.say('This is a call of a test.');
    words.hangup();
    response.setHeader('Content-Type', 'text/xml').end(words.toString());
  } else {
    response.writeHead(204).end();
    if (params.CallStatus === 'completed') {
      ended.resolve();
    }
  }
}

/** Node 20 has no Promise.withResolvers. */
function resolvers() {
  const all = {};
  all.promise = new Promise((resolve) => {
    all.resolve = resolve;
  });
  return all;
}
