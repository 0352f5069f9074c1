import { describe, expect, it } from 'vitest';
import { Keys } from './once';
import { failureOf, RequestFailed } from './problem';

const problem = (status: number, code: string) =>
  failureOf(status, { type: '', title: '', status, code, detail: '' });

/** The keys of a wish that is sent twice, the first time in vain. */
async function sentTwice(failure: RequestFailed): Promise<readonly [string, string]> {
  const keys = new Keys();
  const sent: string[] = [];
  const failing = keys.send('lead', 'the same words', (key) => {
    sent.push(key);
    return Promise.reject(failure);
  });
  await expect(failing).rejects.toBe(failure);
  await keys.send('lead', 'the same words', (key) => {
    sent.push(key);
    return Promise.resolve();
  });
  return [sent[0] ?? '', sent[1] ?? ''];
}

describe('what is asked for twice', () => {
  it.each([
    ['whoever heard no answer', new RequestFailed(0)],
    ['a gateway that heard none', problem(502, 'SERVER_ERROR')],
    ['a refusal', problem(409, 'CONFLICT')],
  ])('keeps its key after %s', async (_, failure) => {
    const [first, second] = await sentTwice(failure);
    expect(second).toBe(first);
  });

  it.each([
    ['an outcome that nobody knows', problem(409, 'OUTCOME_UNKNOWN')],
    ['an error of the service', problem(500, 'SERVER_ERROR')],
  ])('is asked for anew after %s, which its key is answered for good', async (_, failure) => {
    const [first, second] = await sentTwice(failure);
    expect(second).not.toBe(first);
  });
});
