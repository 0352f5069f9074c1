import type { Connection } from '~/live/LiveSocket';
import { Store } from '~/live/Store';

/** How the live connection of the page on the screen stands; undefined for pages without one. */
export const liveConnection = new Store<Connection | undefined>(undefined);
