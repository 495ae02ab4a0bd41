import classes from './state-badge.module.css';

/** What a state means to the reader: all is well, take care, it has ended, something failed, it is under way. */
export type Tone = 'good' | 'warn' | 'bad' | 'quiet' | 'busy';

/** A state in a word, with a dot of its tone, which adds nothing to the word. */
export function StateBadge(props: { tone: Tone; children: string; title?: string }) {
  return (
    <span className={classes.badge} data-tone={props.tone} title={props.title}>
      {props.children}
    </span>
  );
}
