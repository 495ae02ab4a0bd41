import { ActionIcon, Button, Menu } from '@mantine/core';
import { Check, Languages } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { ask, refetchAll } from '../api.ts';
import { chooseLanguage, languageNames } from '../language.ts';
import { useProgramme } from '../programme.tsx';
import { isIn, setMe, useMaybeMe } from '../session.tsx';
import type { Language } from '@tierline/contract';

/** The choice of language, remembered on this device, and in the profile of who is signed in. */
export function LanguageMenu(props: { compact?: boolean }) {
  const { t, i18n } = useTranslation();
  const { offered } = useProgramme();
  const me = useMaybeMe();
  const choose = (language: Language) => {
    // What the API has worded before is worded again.
    void chooseLanguage(language).then(refetchAll);
    // Where it cannot be kept in the profile it still holds on this device; what is there already is not written anew.
    if (me && isIn(me) && me.user.language !== language)
      void ask('editMe', { language })
        .then(setMe)
        .catch(() => null);
  };
  const current = offered.find((language) => language === i18n.language) ?? 'en';
  return (
    <Menu position="bottom-end" width={180}>
      <Menu.Target>
        {props.compact ? (
          <ActionIcon aria-label={`${t('frame.language')}: ${languageNames[current]}`} size={34}>
            <Languages size={18} strokeWidth={1.75} />
          </ActionIcon>
        ) : (
          <Button
            variant="default"
            leftSection={<Languages size={16} />}
            aria-label={`${t('frame.language')}: ${languageNames[current]}`}
          >
            {languageNames[current]}
          </Button>
        )}
      </Menu.Target>
      <Menu.Dropdown aria-label={t('frame.language')}>
        {offered.map((language) => (
          <Menu.Item
            key={language}
            lang={language}
            onClick={() => choose(language)}
            aria-current={language === current}
            rightSection={language === current && <Check size={15} aria-hidden="true" />}
          >
            {languageNames[language]}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
