import { isVendor } from '@tierline/domain';
import { Text } from '@mantine/core';
import type { Change } from '@tierline/contract';
import { useTranslation } from 'react-i18next';
import { useMe } from '../../../session.tsx';
import classes from './activity.module.css';
import { fieldType, useFieldWords } from './field-words.ts';

/** Particulars that only the owner's people may read: a vendor gets null for them. */
const ownHouse = new Set(['phone', 'mobile', 'address', 'description', 'user']);

/** Fields that say what the change is about: shown although they stay as they were. */
const telling = new Set(['integration']);

/** What was different afterwards, field by field; where there was nothing before, what was set. */
export function ChangeValues({ change }: { change: Change }) {
  const { t } = useTranslation();
  const { label } = useFieldWords();
  const { account } = useMe();
  const withheld = isVendor(account) && change.account?.id !== account.id;
  const isWithheld = (field: string) => withheld && ownHouse.has(field) && (change.after[field] ?? null) === null;
  const all = [...new Set([...Object.keys(change.before), ...Object.keys(change.after)])].filter(
    (field) => fieldType(field) !== 'reference',
  );
  const fields = all.filter(
    (field) =>
      isWithheld(field) ||
      telling.has(field) ||
      JSON.stringify(change.before[field] ?? null) !== JSON.stringify(change.after[field] ?? null),
  );
  if (fields.length === 0)
    return (
      <Text size="sm" c="dimmed">
        {t(all.length === 0 ? 'activity.noValues' : 'activity.noDifference')}
      </Text>
    );
  const wasThere = Object.keys(change.before).length > 0;
  const cell = (field: string, value: unknown) =>
    isWithheld(field) ? (
      <Text span inherit c="dimmed">
        {t('activity.withheld')}
      </Text>
    ) : (
      <Value field={field} value={value} />
    );
  return (
    <table className={classes.values} aria-label={t(wasThere ? 'activity.values' : 'activity.set')}>
      <thead>
        <tr>
          <th scope="col">{t('activity.field')}</th>
          {wasThere && <th scope="col">{t('activity.before')}</th>}
          <th scope="col">{t(wasThere ? 'activity.after' : 'activity.value')}</th>
        </tr>
      </thead>
      <tbody>
        {fields.map((field) => (
          <tr key={field}>
            <th scope="row">{label(field)}</th>
            {wasThere && <td className={classes.before}>{cell(field, change.before[field])}</td>}
            <td>{cell(field, change.after[field])}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** A value in words; what has parts as a list of them. `within`: the list that its field stands in. */
function Value({ field, within, value }: { field: string; within?: string; value: unknown }) {
  const { label, word } = useFieldWords();
  if (Array.isArray(value) && value.length > 0) {
    return (
      <ul className={classes.nested}>
        {value.map((part: unknown, index) => (
          // The audit's lists never change: the index identifies a row.
          // oxlint-disable-next-line react/no-array-index-key
          <li key={index}>
            <Value field={field} value={part} />
          </li>
        ))}
      </ul>
    );
  }
  if (typeof value !== 'object' || value === null) {
    const mono = fieldType(field, within) === 'code' ? 'tl-mono' : undefined;
    return <span className={mono}>{word(field, value, within)}</span>;
  }
  const parts = Object.entries(value).filter(([name, part]) => part !== '' && fieldType(name, field) !== 'reference');
  return (
    <dl className={classes.parts}>
      {parts.map(([name, part]: [string, unknown]) => (
        <div key={name}>
          <dt>{label(name, field)}</dt>
          <dd>
            <Value field={name} within={field} value={part} />
          </dd>
        </div>
      ))}
    </dl>
  );
}
