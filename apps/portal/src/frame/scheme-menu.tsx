import { ActionIcon, Menu, useComputedColorScheme, useMantineColorScheme } from '@mantine/core';
import { Check, Monitor, Moon, Sun } from 'lucide-react';
import { useTranslation } from 'react-i18next';

/** Light, dark, or as the system is. */
export function SchemeMenu() {
  const { t } = useTranslation();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const Icon = useComputedColorScheme('light') === 'dark' ? Moon : Sun;
  const choices = [
    { scheme: 'light', label: t('frame.schemeLight'), icon: Sun },
    { scheme: 'dark', label: t('frame.schemeDark'), icon: Moon },
    { scheme: 'auto', label: t('frame.schemeAuto'), icon: Monitor },
  ] as const;
  return (
    <Menu position="bottom-end" width={190}>
      <Menu.Target>
        <ActionIcon aria-label={t('frame.scheme')} size={34}>
          <Icon size={18} strokeWidth={1.75} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown aria-label={t('frame.scheme')}>
        {choices.map((choice) => (
          <Menu.Item
            key={choice.scheme}
            leftSection={<choice.icon size={15} aria-hidden="true" />}
            aria-current={choice.scheme === colorScheme}
            rightSection={choice.scheme === colorScheme && <Check size={15} aria-hidden="true" />}
            onClick={() => setColorScheme(choice.scheme)}
          >
            {choice.label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
