import { Tooltip } from '@mantine/core';
import { cloneElement, type MouseEvent, type ReactElement } from 'react';

/** Why an action is not possible; null where it is. The shape of the contract's `reason`. */
export type ReasonView = { code: string; detail: string } | null;

/**
 * An action that may be impossible: then it is shown disabled with the reason as tooltip and description, and can still be reached by
 * keyboard, so that everybody can learn the reason. The child is one Mantine Button, ActionIcon or Menu.Item.
 */
export function Reason(props: { reason: ReasonView; children: ReactElement }) {
  if (props.reason === null) return props.children;
  // A button's props, as far as they are set here; the element's own type does not tell them.
  const child = props.children as ReactElement<Record<string, unknown>>;
  return (
    <Tooltip label={props.reason.detail}>
      {cloneElement(child, {
        'data-disabled': true,
        'aria-disabled': true,
        'aria-description': props.reason.detail,
        onClick: (event: MouseEvent) => event.preventDefault(),
      })}
    </Tooltip>
  );
}
