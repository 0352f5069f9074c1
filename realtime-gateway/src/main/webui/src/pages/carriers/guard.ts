import type { HoldReason } from '~/api/types';

/** Why an account that is open takes no calls. */
export const HOLD_REASON: Record<HoldReason, string> = {
  SPEND_PER_MINUTE: 'has spent what it may within a minute',
  SPEND_PER_DAY: 'has spent what it may today',
  NO_CALLER_ID: 'has no number to show any more today',
  KILLED: 'all placing is stopped',
};

/** Prices as people type them, one a line: first digits and dollars a minute, like "+4479 0.04". */
export function readPrices(text: string): Record<string, number> | undefined {
  const prices: Record<string, number> = {};
  for (const line of text.split('\n').map((one) => one.trim())) {
    if (line === '') {
      continue;
    }
    const [prefix = '', price = '', ...more] = line.split(/[\s,;]+/);
    const dollars = Number(price);
    if (!/^\+[1-9][0-9]{0,14}$/.test(prefix) || price === '' || !(dollars >= 0) || more.length) {
      return undefined;
    }
    prices[prefix] = dollars;
  }
  return prices;
}

/** The same, to be typed on. */
export function writePrices(prices: Readonly<Record<string, number>>): string {
  return Object.keys(prices)
    .sort()
    .map((prefix) => `${prefix} ${prices[prefix]}`)
    .join('\n');
}

const MONEY = new Intl.NumberFormat('en-US', { style: 'currency', currency: 'USD' });

/** Dollars of what there may be; a dash is no limit. */
export function spentOf(spent: number, limit: number | null | undefined): string {
  return `${MONEY.format(spent)} of ${limit === null || limit === undefined ? 'no limit' : MONEY.format(limit)}`;
}
