import { useFormat } from './format.ts';

/** A calendar day as the reader writes it. */
export function DayText(props: { day: string }) {
  return (
    <time dateTime={props.day} style={{ whiteSpace: 'nowrap' }}>
      {useFormat().day(props.day)}
    </time>
  );
}

/** An instant in the reader's language and time zone; `only="date"` leaves the time to the tooltip. */
export function InstantText(props: { at: string; only?: 'date' }) {
  const format = useFormat();
  return (
    <time dateTime={props.at} title={format.instant(props.at)} style={{ whiteSpace: 'nowrap' }}>
      {props.only === 'date' ? format.date(props.at) : format.instant(props.at)}
    </time>
  );
}
