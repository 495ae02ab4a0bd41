import { Button, Menu } from '@mantine/core';
import { ChevronDown, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';

/**
 * One filter of a list: a button that says what it filters by, and by which value it does; its menu has *any* and the
 * values, found by typing their first letters.
 */
export function FilterMenu(props: {
  label: string;
  any: string;
  value: string | null;
  options: readonly { value: string; label: string }[];
  onChoose: (value: string | null) => void;
}) {
  const chosen = props.options.find((option) => option.value === props.value);
  return (
    <Menu position="bottom-start" width={240}>
      <Menu.Target>
        <Button
          variant={chosen ? 'light' : 'default'}
          fw={chosen ? 550 : 450}
          px={12}
          rightSection={<ChevronDown size={14} aria-hidden="true" />}
          aria-label={`${props.label}: ${chosen?.label ?? props.any}`}
          maw={260}
        >
          {chosen?.label ?? props.label}
        </Button>
      </Menu.Target>
      <Menu.Dropdown aria-label={props.label} mah={360} style={{ overflowY: 'auto' }}>
        <Menu.RadioGroup value={props.value ?? ''} onChange={(value) => props.onChoose(value === '' ? null : value)}>
          <Menu.RadioItem value="" closeMenuOnClick>
            {props.any}
          </Menu.RadioItem>
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

/** A filter that was set elsewhere and can only be taken away here. */
export function FilterChip(props: { label: string; value: string; onRemove: () => void }) {
  const { t } = useTranslation();
  const words = `${props.label}: ${props.value}`;
  return (
    <Button
      variant="light"
      fw={550}
      px={12}
      rightSection={<X size={14} aria-hidden="true" />}
      aria-label={t('ui.removeFilter', { filter: words })}
      maw={300}
      onClick={props.onRemove}
    >
      {words}
    </Button>
  );
}
