import { NumberInput, Switch, Table, Text } from '@mantine/core';
import { useState } from 'react';
import { useChangeLeadList } from '~/api/leadLists';
import { detailOf } from '~/api/problem';
import type { LeadList } from '~/api/types';
import { limits } from '~/generated/rules';

const { minimum, maximum } = limits.LeadListChange.weight;

interface Props {
  readonly campaignId: string;
  readonly list: LeadList;
}

/** A list; what is changed here holds from the next call on. */
export function ListRow({ campaignId, list }: Props) {
  const change = useChangeLeadList(campaignId);
  const [weight, setWeight] = useState<number | string>(list.weight);
  const weigh = () => {
    if (typeof weight === 'number' && weight !== list.weight) {
      change.mutate({ listId: list.id, change: { weight } });
    }
  };
  return (
    <Table.Tr>
      <Table.Td>
        {list.name}
        {change.isError && (
          <Text size="xs" c="red" role="alert">
            {detailOf(change.error)}
          </Text>
        )}
      </Table.Td>
      <Table.Td>
        <NumberInput
          aria-label={`Weight of ${list.name}`}
          w={90}
          size="xs"
          min={minimum}
          max={maximum}
          allowDecimal={false}
          value={weight}
          onChange={setWeight}
          onBlur={weigh}
          onKeyDown={(event) => event.key === 'Enter' && weigh()}
        />
      </Table.Td>
      <Table.Td>
        <Switch
          aria-label={`Dial ${list.name}`}
          checked={list.active}
          disabled={change.isPending}
          onChange={(event) =>
            change.mutate({ listId: list.id, change: { active: event.currentTarget.checked } })
          }
        />
      </Table.Td>
      <Table.Td ta="right" className="rb-number">
        {list.waiting.toLocaleString()}
      </Table.Td>
    </Table.Tr>
  );
}
