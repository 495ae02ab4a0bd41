import { Button, Menu } from '@mantine/core';
import { ChevronDown } from 'lucide-react';

/** A choice that always has one: a button that shows it, and a menu of the others. */
export function RangeMenu(props: {
  label: string;
  value: string;
  options: readonly { value: string; label: string }[];
  onChoose: (value: string) => void;
}) {
  const chosen = props.options.find((option) => option.value === props.value)?.label ?? '…';
  return (
    <Menu position="bottom-start" width={240}>
      <Menu.Target>
        <Button
          variant="light"
          fw={550}
          px={12}
          rightSection={<ChevronDown size={14} aria-hidden="true" />}
          aria-label={`${props.label}: ${chosen}`}
          maw={260}
        >
          {chosen}
        </Button>
      </Menu.Target>
      <Menu.Dropdown aria-label={props.label} mah={360} style={{ overflowY: 'auto' }}>
        <Menu.RadioGroup value={props.value} onChange={props.onChoose}>
          {props.options.map((option) => (
            <Menu.RadioItem key={option.value} value={option.value} closeMenuOnClick>
              {option.label}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
      </Menu.Dropdown>
    </Menu>
  );
}
