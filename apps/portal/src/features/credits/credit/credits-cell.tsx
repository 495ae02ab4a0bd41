import { ActionIcon, TextInput } from '@mantine/core';
import type { Site } from '@tierline/contract';
import { Check, Pencil, X } from 'lucide-react';
import { useRef, useState, type FormEvent, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../ui/format.ts';
import { Reason } from '../../../ui/reason.tsx';
import { wordProblem } from '../../../ui/states.tsx';
import { useBalance } from './balance.ts';
import classes from './credits-cell.module.css';
import { readCredits } from './read-credits.ts';
import { useMove } from './use-move.ts';

/**
 * A site's credits, changed where they stand: a new number or a difference is typed over them, and comes from the
 * balance or goes back to it.
 */
export function CreditsCell({ site, large }: { site: Site; large?: boolean }) {
  const { t } = useTranslation('credit');
  const format = useFormat();
  const [editing, setEditing] = useState(false);
  const [shown, show] = useState<number | null>(null);
  const button = useRef<HTMLButtonElement>(null);
  const number = format.number(shown ?? site.credits);
  const { move } = site.actions;
  // Readers who may not move credits see a plain number.
  if (site.state === 'deleted' || move?.code === 'tier-may-not')
    return <span className={large ? classes.largeNumber : 'tl-number'}>{number}</span>;
  const close = () => {
    setEditing(false);
    setTimeout(() => button.current?.focus(), 0);
  };
  const face = (
    <>
      {number}
      <Pencil size={large ? 15 : 13} aria-hidden="true" />
    </>
  );
  if (editing)
    return (
      <div className={classes.editor}>
        <span className={classes.number} data-large={large || undefined} data-kept aria-hidden="true">
          {face}
        </span>
        <Editor site={site} onSending={show} onClose={close} />
      </div>
    );
  return (
    <Reason reason={move}>
      <button
        ref={button}
        type="button"
        className={classes.number}
        data-large={large || undefined}
        aria-label={t('cell.edit', { name: site.name, credits: number })}
        onClick={() => setEditing(true)}
      >
        {face}
      </button>
    </Reason>
  );
}

function Editor(props: { site: Site; onSending: (credits: number | null) => void; onClose: () => void }) {
  const { t, i18n } = useTranslation('credit');
  const { site } = props;
  const [typed, setTyped] = useState('');
  const [said, say] = useState<string | null>(null);
  const format = useFormat();
  const balance = useBalance(site.account.id);
  const { move, sending } = useMove();
  const change = typed.trim() === '' ? 0 : readCredits(typed, site.credits, i18n.language);
  const wrong = () => {
    if (change === null) return t('cell.notNumber');
    if (-change > site.credits) return t('cell.below', { count: site.credits });
    return balance !== null && change > balance ? t('cell.above', { count: balance }) : null;
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (sending) return;
    const found = wrong();
    if (found !== null || change === null) return say(found);
    if (change === 0) return props.onClose();
    props.onSending(site.credits + change);
    move(
      {
        rows: [
          change > 0
            ? { fromSiteId: null, toSiteId: site.id, credits: change }
            : { fromSiteId: site.id, toSiteId: null, credits: -change },
        ],
      },
      {
        text: t(change > 0 ? 'moved.added' : 'moved.taken', { count: Math.abs(change), name: site.name }),
        done: () => {
          props.onSending(null);
          props.onClose();
        },
        refused: (problem) => {
          props.onSending(null);
          say(wordProblem(problem, t('ui.noAnswer', { ns: 'translation' })));
        },
      },
    );
  };
  const press = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    props.onClose();
  };
  const meanwhile =
    change === null || change === 0 || change > (balance ?? 0)
      ? null
      : balance === null
        ? null
        : t('cell.balanceThen', { balance: format.number(balance - change) });
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Escape leaves the form, whichever of its fields hears it.
    <form onSubmit={submit} noValidate className={classes.over} data-own-escape onKeyDown={press}>
      <div className={classes.fields}>
        <TextInput
          size="xs"
          w={84}
          autoFocus
          inputMode="text"
          autoComplete="off"
          aria-label={t('cell.input', { name: site.name })}
          placeholder={format.number(site.credits)}
          value={typed}
          error={said !== null}
          aria-describedby={`said-${site.id}`}
          onChange={(event) => {
            setTyped(event.currentTarget.value);
            say(null);
          }}
        />
        <ActionIcon type="submit" size={26} variant="light" loading={sending} aria-label={t('cell.save')}>
          <Check size={15} />
        </ActionIcon>
        <ActionIcon size={26} aria-label={t('cell.cancel')} onClick={props.onClose}>
          <X size={15} />
        </ActionIcon>
      </div>
      <span
        id={`said-${site.id}`}
        className={classes.said}
        data-wrong={said !== null || undefined}
        role={said === null ? undefined : 'alert'}
      >
        {said ?? meanwhile ?? t('cell.hint')}
      </span>
    </form>
  );
}
