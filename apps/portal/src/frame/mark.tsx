import classes from './mark.module.css';

/** The programme's mark: tiers in its colour. */
export function Mark(props: { size?: number }) {
  const size = props.size ?? 26;
  return (
    <svg className={classes.mark} viewBox="0 0 32 32" width={size} height={size} aria-hidden="true">
      <rect width="32" height="32" rx="8.5" />
      <path d="M8 10.5h16M12 16h12M16 21.5h8" />
    </svg>
  );
}
