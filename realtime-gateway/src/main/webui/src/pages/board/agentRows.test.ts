import { describe, expect, it } from 'vitest';
import type { BoardAgent } from '~/generated/sockets';
import { type AgentView, agentRows, nameOf, wordOf } from './agentRows';

function agent(name: string | null, state: BoardAgent['state'], minute: number, campaign = 'c') {
  return {
    agentId: `id-of-${name}`,
    name,
    state,
    reason: null,
    since: `2026-11-20T10:${String(minute).padStart(2, '0')}:00Z`,
    callId: null,
    campaignIds: [campaign],
    heldSince: null,
    third: null,
  } satisfies BoardAgent;
}

const AGENTS = [
  agent('Cleo', 'ON_BREAK', 5),
  agent('Ann', 'AVAILABLE', 20),
  agent('Bob', 'ON_CALL', 10, 'd'),
  agent('Dee', 'ON_CALL', 1),
];
const ALL: AgentView = { text: '', column: 'name', descending: false };
const names = (view: AgentView) => agentRows(AGENTS, view).map(nameOf);

describe('the agents of a board', () => {
  it('are sorted by name, by what they do, and by how long they do it', () => {
    expect(names(ALL)).toEqual(['Ann', 'Bob', 'Cleo', 'Dee']);
    expect(names({ ...ALL, descending: true })).toEqual(['Dee', 'Cleo', 'Bob', 'Ann']);
    expect(names({ ...ALL, column: 'state' })).toEqual(['Bob', 'Dee', 'Ann', 'Cleo']);
    expect(names({ ...ALL, column: 'since' })).toEqual(['Dee', 'Cleo', 'Bob', 'Ann']);
  });

  it('are filtered by campaign, by state and by name', () => {
    expect(names({ ...ALL, campaignId: 'd' })).toEqual(['Bob']);
    expect(names({ ...ALL, state: 'ON_CALL' })).toEqual(['Bob', 'Dee']);
    expect(names({ ...ALL, text: ' eE ' })).toEqual(['Dee']);
  });

  it('have something to be called by before their profile is known', () => {
    expect(nameOf({ ...agent(null, 'AVAILABLE', 1), agentId: '0000-abcdef' })).toBe('Agent abcdef');
  });

  it('shows what goes on in a call instead of the call alone', () => {
    const ann = agent('Ann', 'ON_CALL', 1);
    const third = { transferId: 't', name: 'Legal', state: 'CALLING' } as const;
    expect(wordOf(ann).text).toBe('On call');
    expect(wordOf({ ...ann, heldSince: ann.since, third }).text).toBe('Holding');
    expect(wordOf({ ...ann, third: { ...third, state: 'THERE' } }).text).toBe('With Legal');
  });
});
