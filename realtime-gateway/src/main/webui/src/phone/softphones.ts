import type { SoftphoneGrant } from '~/api/softphone';
import { CalledPhone, type PhoneCalls } from './CalledPhone';
import { SimulatedSoftphone } from './SimulatedSoftphone';
import type { Softphone } from './Softphone';
import { TwilioSoftphone } from './TwilioSoftphone';

/** A softphone that this console cannot be: nothing to try again. */
export class NoSuchSoftphone extends Error {}

/** The softphone that a grant is for; one beside the browser is called by asking the server. */
export function softphoneFor(grant: SoftphoneGrant, calls: PhoneCalls): Softphone {
  switch (grant.kind) {
    case 'simulated':
      return simulated(grant);
    case 'twilio':
      return new TwilioSoftphone(grant);
    case 'called':
      return new CalledPhone(calls);
    default:
      throw new NoSuchSoftphone(
        `This console has no "${grant.kind}" phone. Ask an admin to check the carrier account, or to update the console.`,
      );
  }
}

function simulated(grant: SoftphoneGrant): Softphone {
  if (!grant.url) {
    throw new NoSuchSoftphone(
      'The server does not say where the simulated phone connects to. Ask an admin to set its address.',
    );
  }
  return new SimulatedSoftphone(grant, grant.url);
}
