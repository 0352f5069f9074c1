import type { Lead, LeadCorrection } from '~/api/types';
import type { LeadValues } from './LeadFields';

type Known = Pick<Lead, 'name' | 'email' | 'language' | 'priority' | 'score'>;

/** Only what is different is sent; a score can be changed, and not be taken away. */
export function correctionOf(lead: Known, values: LeadValues): LeadCorrection {
  const { name, email, language, priority, score } = values;
  return {
    ...(name === lead.name ? {} : { name }),
    ...(email === lead.email ? {} : { email }),
    ...(language === lead.language ? {} : { language }),
    ...(priority === lead.priority ? {} : { priority }),
    ...(score === '' || score === lead.score ? {} : { score }),
  };
}
