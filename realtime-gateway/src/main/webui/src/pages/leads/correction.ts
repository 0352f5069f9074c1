import type { Lead, LeadCorrection } from '~/api/types';
import type { LeadValues } from './LeadFields';
import { nextOf, otherPhonesOf, shownOf } from './otherPhones';

type Known = Pick<Lead, 'name' | 'numbers' | 'email' | 'language' | 'priority' | 'score'>;

/**
 * Only what is different is sent; a score can be changed, and not be taken away. Numbers go with
 * the one that was next: another may be by now, and what is not said is removed.
 */
export function correctionOf(lead: Known, values: LeadValues): LeadCorrection {
  const { name, email, language, otherPhones, priority, score } = values;
  const numbers = shownOf(lead.numbers);
  return {
    ...(name === lead.name ? {} : { name }),
    ...(email === lead.email ? {} : { email }),
    ...(otherPhones === numbers
      ? {}
      : { otherPhones: [...otherPhonesOf(otherPhones), ...nextOf(lead.numbers)] }),
    ...(language === lead.language ? {} : { language }),
    ...(priority === lead.priority ? {} : { priority }),
    ...(score === '' || score === lead.score ? {} : { score }),
  };
}
