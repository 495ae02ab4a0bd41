import { CloseButton } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { Search } from 'lucide-react';
import { useEffect, useRef, useState, type ClipboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { TextField } from './text-field.tsx';

const mostSearched = 4000;

/** A search that is sent a moment after the last key; `onPaste` may take over what is pasted (true: taken). */
export function SearchInput(props: {
  value: string;
  onSearch: (text: string) => void;
  label: string;
  onPaste?: (text: string) => boolean;
  wide?: boolean;
}) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState(props.value);
  // What is listed is not yet what was typed.
  const [waiting, setWaiting] = useState(false);
  const sent = useRef(props.value);
  const search = (text: string) => {
    setWaiting(false);
    sent.current = text;
    props.onSearch(text);
  };
  const send = useDebouncedCallback(search, 250);
  // A new value of the address is taken over, unless it is the one that was typed here.
  useEffect(() => {
    if (props.value === sent.current) return;
    sent.current = props.value;
    setTyped(props.value);
  }, [props.value]);
  const type = (text: string) => {
    setTyped(text);
    // A server does not answer an address that is too long; the field says so instead.
    if (text.length > mostSearched) return;
    setWaiting(true);
    send(text);
  };
  const paste = (event: ClipboardEvent) => {
    if (props.onPaste?.(event.clipboardData.getData('text')) === true) event.preventDefault();
  };
  return (
    <TextField
      type="search"
      aria-label={props.label}
      aria-busy={waiting}
      placeholder={props.label}
      value={typed}
      maxLength={mostSearched}
      onChange={(event) => type(event.currentTarget.value)}
      onPaste={paste}
      leftSection={<Search size={15} aria-hidden="true" />}
      w={{ base: '100%', xs: props.wide ? 340 : 300 }}
      rightSection={
        typed !== '' && (
          <CloseButton
            size="sm"
            aria-label={t('ui.clearSearch')}
            onClick={() => {
              setTyped('');
              search('');
            }}
          />
        )
      }
    />
  );
}
