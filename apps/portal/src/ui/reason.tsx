import { Menu, Tooltip } from '@mantine/core';
import {
  cloneElement,
  useEffect,
  useId,
  useRef,
  useState,
  type FocusEvent,
  type MouseEvent,
  type ReactElement,
} from 'react';

/** Why an action is not possible; null where it is. The shape of the contract's `reason`. */
export type ReasonView = { code: string; detail: string } | null;

/**
 * An action that may be impossible. Then it is shown disabled, does nothing, and says why: to a pointer that rests on
 * it, on focus, and when it is tapped or pressed. The child is one Mantine Button, ActionIcon or Menu.Item, or a
 * button.
 */
export function Reason(props: { reason: ReasonView; children: ReactElement }) {
  if (props.reason === null) return props.children;
  // A button's props, as far as they are set here; the element's own type does not tell them.
  const child = props.children as ReactElement<Record<string, unknown>>;
  return <Impossible detail={props.reason.detail}>{child}</Impossible>;
}

function Impossible({ detail, children }: { detail: string; children: ReactElement<Record<string, unknown>> }) {
  const { opened, host, description } = useShownReason(detail);
  // Whatever it would do or load is taken off it; a link would still open in a new tab, so it becomes a button.
  const handlers = Object.keys(children.props).filter((name) => /^on[A-Z]/u.test(name));
  const inert = Object.fromEntries(handlers.map((name) => [name, undefined]));
  const link = 'component' in children.props && { component: 'button', type: 'button', to: undefined, href: undefined };
  // The arrow keys of a menu pass over what has the mark of disabled things.
  const looks =
    children.type === Menu.Item
      ? { closeMenuOnClick: false, style: { opacity: 0.55, cursor: 'not-allowed' } }
      : { 'data-disabled': true };
  return (
    <>
      <Tooltip label={detail} opened={opened}>
        {cloneElement(children, {
          ...inert,
          ...link,
          ...host,
          ...looks,
          'aria-disabled': true,
          'aria-describedby': description.id,
        })}
      </Tooltip>
      <span {...description} />
    </>
  );
}

/**
 * The place of a switch that may be fixed, with the reason as for other actions: what is seen of a switch is not the
 * element that has the focus. The child gets what a fixed switch needs; `stated`: the reason can be read beside it, so
 * that there is no tooltip.
 */
export function SwitchReason(props: {
  detail: string | null;
  stated?: boolean;
  className?: string | undefined;
  children: (fixed: object) => ReactElement;
}) {
  const { opened, host, description } = useShownReason(props.detail ?? '');
  if (props.detail === null) return <span className={props.className}>{props.children({})}</span>;
  return (
    <>
      <Tooltip label={props.detail} opened={opened} disabled={props.stated ?? false}>
        <span className={props.className} data-fixed {...host}>
          {props.children({ 'aria-disabled': true, 'aria-describedby': description.id })}
        </span>
      </Tooltip>
      <span {...description} />
    </>
  );
}

/**
 * When the reason is shown, the events of the element it is shown at, and the hidden text that describes that element.
 */
function useShownReason(detail: string) {
  const id = useId();
  // `passing`: while a pointer rests or the focus is there. `asked`: by a tap or a key, until something else is done.
  const [shown, setShown] = useState<'not' | 'passing' | 'asked'>('not');
  const element = useRef<Element | null>(null);
  const resting = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const show = (how: 'passing' | 'asked') => setShown((now) => (now === 'asked' ? now : how));
  useEffect(() => {
    if (shown === 'not') return;
    const close = () => {
      clearTimeout(resting.current);
      setShown('not');
    };
    // Escape closes the reason and not what it stands in; so does a tap elsewhere, which need not take the focus away.
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      event.stopPropagation();
      close();
    };
    const onPointer = (event: PointerEvent) => {
      if (!(event.target instanceof Node && element.current?.contains(event.target))) close();
    };
    window.addEventListener('keydown', onKey, { capture: true });
    window.addEventListener('pointerdown', onPointer, { capture: true });
    return () => {
      window.removeEventListener('keydown', onKey, { capture: true });
      window.removeEventListener('pointerdown', onPointer, { capture: true });
    };
  }, [shown]);
  useEffect(() => () => clearTimeout(resting.current), []);
  const host = {
    'data-reason-shown': shown !== 'not' || undefined,
    onMouseEnter: (event: MouseEvent) => {
      element.current = event.currentTarget;
      resting.current = setTimeout(() => show('passing'), 250);
    },
    // After a tap the mouse that browsers make up leaves at once.
    onMouseLeave: () => {
      clearTimeout(resting.current);
      setShown((now) => (now === 'asked' ? now : 'not'));
    },
    onFocus: (event: FocusEvent) => {
      element.current = event.currentTarget;
      if (event.target.matches(':focus-visible')) show('passing');
    },
    onBlur: () => setShown('not'),
    // A tap, Enter and the space bar come as clicks.
    onClick: (event: MouseEvent) => {
      event.preventDefault();
      event.stopPropagation();
      element.current = event.currentTarget;
      clearTimeout(resting.current);
      show('asked');
    },
  };
  return { opened: shown !== 'not', host, description: { id, hidden: true, children: detail } };
}
