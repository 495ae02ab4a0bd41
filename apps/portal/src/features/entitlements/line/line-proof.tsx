import type { LineItem } from '@tierline/contract';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../ui/format.ts';
import classes from './line-proof.module.css';

/** The copies of a line: copies = available + handed on + activated + retired (SPEC §2), as one bar and as numbers. */
export function LineProof({ line }: { line: LineItem }) {
  const { t } = useTranslation();
  const format = useFormat();
  const parts = [
    { key: 'available', label: t('entitlement.available'), value: line.available },
    { key: 'handedOn', label: t('entitlement.panel.handedOn'), value: line.handedOn },
    { key: 'activated', label: t('entitlement.panel.activated'), value: line.activated },
    { key: 'retired', label: t('entitlement.panel.retired'), value: line.retired },
  ];
  return (
    <>
      <div className={classes.bar} aria-hidden="true">
        {parts
          .filter((part) => part.value > 0)
          .map((part) => (
            <span key={part.key} data-part={part.key} style={{ flexGrow: part.value }} />
          ))}
      </div>
      <dl className={classes.sum}>
        <div data-total>
          <dt>{t('entitlement.panel.total')}</dt>
          <dd>{format.number(line.copies)}</dd>
        </div>
        {parts.map((part, index) => (
          <div key={part.key}>
            <dt>
              <i data-part={part.key} />
              {part.label}
            </dt>
            <dd>
              <span>{index === 0 ? '=' : '+'} </span>
              {format.number(part.value)}
            </dd>
          </div>
        ))}
      </dl>
    </>
  );
}
