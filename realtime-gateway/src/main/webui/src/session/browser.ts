import { serverClock } from '~/time/serverClock';
import { Session, type SessionNews, type SessionWorld } from './Session';

const REMEMBERED = 'ringbridge.signed-in';
const LOCK = 'ringbridge.refresh';

const channel = new BroadcastChannel('ringbridge.session');

/** The browser as a session's world. */
const world: SessionWorld = {
  fetch: (request) => fetch(request),
  now: Date.now,
  exclusively: async (work) =>
    // Not there on plain HTTP outside localhost; then tabs may have to sign in again.
    navigator.locks ? await navigator.locks.request(LOCK, work) : await work(),
  remember: (signedIn) =>
    signedIn ? localStorage.setItem(REMEMBERED, 'yes') : localStorage.removeItem(REMEMBERED),
  remembers: () => localStorage.getItem(REMEMBERED) !== null,
  announce: (news) => channel.postMessage(news),
  observeServerTime: (millis) => serverClock.observe(millis),
};

/** The session of this browser. */
export const session = new Session(world);

channel.onmessage = (event: MessageEvent<SessionNews>) => session.hear(event.data);
document.addEventListener('visibilitychange', () => session.wake());
globalThis.addEventListener('online', () => session.wake());
