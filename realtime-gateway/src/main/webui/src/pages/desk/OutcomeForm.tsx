import {
  Button,
  Group,
  Kbd,
  Radio,
  Select,
  Skeleton,
  Text,
  Textarea,
  TextInput,
} from '@mantine/core';
import { type FormEvent, type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useDispositions } from '~/api/campaigns';
import { detailOf } from '~/api/problem';
import type { Disposition } from '~/api/types';
import { limits } from '~/generated/rules';
import { useStore } from '~/live/Store';
import { FormAlert } from '~/ui/FormAlert';
import { Loaded } from '~/ui/Loaded';
import { consequence } from '~/ui/words';
import { CallbackFields } from './CallbackFields';
import type { Desk } from './Desk';
import type { DeskCall } from './deskState';
import { EarlyKey } from './EarlyKey';
import { ALT, useAltKeys } from './keys';

interface Props {
  readonly desk: Desk;
  readonly call: DeskCall;
  readonly leadName?: string | undefined;
  /** What the button says; without it there is nothing to go on to yet. */
  readonly action: string | undefined;
  readonly onSave: () => Promise<void>;
}

const DIGITS = [1, 2, 3, 4, 5, 6, 7, 8, 9].map((digit) => `Digit${digit}`);

const NOTE_MAX = limits.Said.note.maxLength;

/** Outcomes as large buttons with a key each, and a note. */
export function OutcomeForm({ desk, call, leadName, action, onSave }: Props) {
  const dispositions = useDispositions(call.campaignId);
  const draft = useStore(desk.drafts).find((one) => one.call.callId === call.callId);
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<string>();
  const named = leadName ? { leadName } : {};
  const outcomes = dispositions.data?.dispositions ?? [];
  const chosen = outcomes.find(({ code }) => code === draft?.code);
  const choose = (code: string) => {
    const action = outcomes.find((one) => one.code === code)?.action;
    desk.write(call, {
      code,
      ...(code === draft?.code ? {} : { subCode: '' }),
      ...(action === 'RESCHEDULE' ? {} : { callbackAt: '' }),
      ...(action === 'REASSIGN' ? {} : { language: '' }),
      ...named,
    });
  };
  const save = async () => {
    setTrouble(undefined);
    if (!draft?.code) {
      setTrouble('Choose what came of the call first.');
      return;
    }
    if (chosen && chosen.subDispositions.length > 0 && !draft.subCode) {
      setTrouble('Choose why it came to this.');
      return;
    }
    setBusy(true);
    try {
      await onSave();
    } catch (failure) {
      setTrouble(detailOf(failure));
    } finally {
      setBusy(false);
    }
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void save();
  };
  const form = useRef<HTMLFormElement>(null);
  const chooseByKey = (code: string, index: number) => {
    choose(code);
    focusCard(form.current, index);
  };
  const enter = (event: KeyboardEvent) => {
    if (meansNext(event) && action && draft?.code && !busy) {
      event.preventDefault();
      void save();
    }
  };
  const early = useEarlyKey(dispositions.data?.dispositions, chooseByKey);
  useAltKeys(dispositions.data ? digitKeys(outcomes, chooseByKey) : early);
  return (
    <form onSubmit={submit} onKeyDown={enter} ref={form}>
      <FormAlert message={trouble} />
      <Loaded query={dispositions} what="The outcomes" skeleton={<Skeleton height={170} />}>
        {(all) => (
          <Radio.Group
            aria-label="What came of the call"
            value={draft?.code ?? null}
            onChange={(code) => code && choose(code)}
          >
            <div className="rb-outcomes">
              {all.dispositions.map((one, index) => (
                <OutcomeCard key={one.code} disposition={one} number={index + 1} />
              ))}
            </div>
          </Radio.Group>
        )}
      </Loaded>
      {chosen && chosen.subDispositions.length > 0 && (
        <Select
          mt="md"
          label="Why?"
          placeholder="Choose a reason"
          required
          allowDeselect={false}
          data={chosen.subDispositions.map(({ code, label }) => ({ value: code, label }))}
          value={draft?.subCode || null}
          onChange={(subCode) => subCode && desk.write(call, { subCode, ...named })}
        />
      )}
      {chosen?.action === 'REASSIGN' && (
        <TextInput
          mt="md"
          label="What do they speak?"
          description="As your lead files write it. Empty: the lead’s own language, or a supervisor decides."
          maxLength={limits.Said.language.maxLength}
          value={draft?.language ?? ''}
          onChange={(event) => desk.write(call, { language: event.currentTarget.value, ...named })}
        />
      )}
      {chosen?.action === 'RESCHEDULE' && (
        <CallbackFields
          at={draft?.callbackAt ?? ''}
          mine={draft?.callbackMine ?? false}
          standard={consequence(chosen)}
          onChange={(change) => desk.write(call, { ...change, ...named })}
        />
      )}
      <Textarea
        mt="md"
        label="Note"
        autosize
        minRows={2}
        maxRows={6}
        maxLength={NOTE_MAX}
        value={draft?.note ?? ''}
        description={`${(draft?.note ?? '').length} of ${NOTE_MAX} characters`}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        onChange={(event) => desk.write(call, { note: event.currentTarget.value, ...named })}
      />
      {action && (
        <Group justify="flex-end" mt="md">
          <Button type="submit" size="md" loading={busy} data-next disabled={!draft?.code}>
            {action} <Kbd ml={8}>Enter</Kbd>
          </Button>
        </Group>
      )}
    </form>
  );
}

function OutcomeCard({ disposition, number }: { disposition: Disposition; number: number }) {
  return (
    <Radio.Card value={disposition.code} className="rb-outcome-card">
      <Group justify="space-between" wrap="nowrap" align="flex-start" gap="xs">
        <Text size="sm" fw={600}>
          {disposition.label}
        </Text>
        {number <= 9 && (
          <Kbd size="xs" aria-hidden>
            {ALT}
            {number}
          </Kbd>
        )}
      </Group>
      <Text size="xs" className="rb-quiet">
        {consequence(disposition)}
      </Text>
    </Radio.Card>
  );
}

function digitKeys(all: readonly Disposition[], choose: (code: string, index: number) => void) {
  return Object.fromEntries(
    all.slice(0, 9).map(({ code }, index) => [DIGITS[index], () => choose(code, index)]),
  );
}

/** The keys of outcomes that are not loaded yet: whoever is quicker than they are is not lost. */
function useEarlyKey(
  all: readonly Disposition[] | undefined,
  choose: (code: string, index: number) => void,
) {
  const [key] = useState(() => new EarlyKey());
  useEffect(() => {
    const place = all ? key.take(all) : undefined;
    const one = place === undefined ? undefined : all?.[place];
    if (one && place !== undefined) {
      choose(one.code, place);
    }
  });
  return Object.fromEntries(DIGITS.map((digit, place) => [digit, () => key.press(place)]));
}

/** Enter after a choice by its key means that choice; somebody who is writing the note goes on writing. */
function focusCard(form: HTMLFormElement | null, index: number): void {
  if (!(document.activeElement instanceof HTMLTextAreaElement)) {
    form?.querySelectorAll<HTMLElement>('[role="radio"]')[index]?.focus();
  }
}

/** Enter goes on; but in the note it is a new line, and on an outcome that is not chosen it chooses. */
function meansNext({ key, ctrlKey, metaKey, target }: KeyboardEvent): boolean {
  const writing = target instanceof HTMLTextAreaElement;
  const card = target instanceof Element ? target.closest('[role="radio"]') : null;
  const choosing = card !== null && card.getAttribute('aria-checked') !== 'true';
  return key === 'Enter' && !choosing && (!writing || ctrlKey || metaKey);
}
