import {
  readDeviceRequest,
  readQuantity,
  type DeviceKey,
  type DeviceRequestTrouble,
  type ReadDeviceRequest,
} from '@tierline/domain';
import Papa from 'papaparse';
import { withoutToldSeparator } from '../../../ui/pasted-records.ts';

/** Why a row cannot be sent. */
export type RowTrouble = DeviceRequestTrouble | { kind: 'no-host' | 'no-line' } | { kind: 'copies'; typed: string };

/** A device as a file names it; `line`: the number of its row. */
export type ReadDevice = {
  file: string;
  line: number;
  hostId: string;
  copies: number | undefined;
  activationId: string;
  deviceName: string;
  deviceKey: DeviceKey | null;
  trouble: RowTrouble | null;
};

/** What a file holds: its devices, and the headings of columns with something in them that are not read. */
export type ReadFile = { devices: ReadDevice[]; notRead: readonly string[] };

type Column = 'hostId' | 'copies' | 'activationId' | 'deviceName';

/** What each column may be called, in English, German and Spanish, without spaces, signs and accents. */
const headings: Record<Column, string> = {
  hostId:
    'hostid host mac macaddress serial serialnumber uuid macadresse seriennummer iddehost direccionmac numerodeserie',
  copies:
    'copies copy quantity qty numberofcopies kopien anzahl anzahlkopien anzahlderkopien menge copias cantidad numerodecopias cantidaddecopias',
  activationId:
    'activationid activation activationcode aktivierungsid aktivierung aktivierungscode iddeactivacion activacion codigodeactivacion',
  deviceName: 'devicename device name geratename namedesgerats gerat nombredeldispositivo dispositivo nombre',
};

const columns = Object.keys(headings) as Column[]; // the keys of the table, which Object.keys forgets

/** The order of the columns of a file without headings. */
const withoutHeadings: readonly Column[] = ['hostId', 'copies', 'deviceName', 'activationId'];

const bounds = { min: 1, max: 1_000_000_000 };

/**
 * Reads the devices of a file (E14): requests as devices write them, one in each line, or a CSV file with a row for
 * each device. Numbers are read as in `language`. A column that is called like none of ours is not read, and named.
 */
export function readDevices(
  file: string,
  text: string,
  { vendor, language }: { vendor: string; language: string },
): ReadFile {
  const plain = text.replace(/^\uFEFF/u, '');
  return isRequest(plain) ? { devices: requestsIn(file, plain, vendor), notRead: [] } : rowsIn(file, plain, language);
}

function isRequest(text: string): boolean {
  return /^\s*#?(?:https?:\/\/\S+|v=\d*(?:&|\s*$))/iu.test(text);
}

function requestsIn(file: string, text: string, vendor: string): ReadDevice[] {
  // One request may be broken into several lines.
  const one = readDeviceRequest(text, vendor);
  if ('request' in one) return [deviceOf(file, 1, text, one)];
  return text
    .split(/\r\n|\r|\n/u)
    .flatMap((line, index) =>
      line.trim() === '' ? [] : [deviceOf(file, index + 1, line, readDeviceRequest(line, vendor))],
    );
}

function deviceOf(file: string, line: number, text: string, read: ReadDeviceRequest): ReadDevice {
  const place = { file, line, deviceName: '' };
  if ('trouble' in read) {
    const hostId = text.trim().slice(0, 60);
    return { ...place, hostId, copies: undefined, activationId: '', deviceKey: null, trouble: read.trouble };
  }
  const { hostId, copies, activationId, deviceKey } = read.request;
  return { ...place, hostId, copies, activationId: activationId ?? '', deviceKey, trouble: null };
}

function rowsIn(file: string, text: string, language: string): ReadFile {
  const { text: body, told } = withoutToldSeparator(text);
  const { data } = Papa.parse<string[]>(body, { delimiter: told ?? separatorOf(body) });
  const rows = data
    .map((cells, index) => ({ cells: cells.map((cell) => cell.trim()), line: index + (told === null ? 1 : 2) }))
    .filter(({ cells }) => cells.some((cell) => cell !== ''));
  const named = (rows[0]?.cells ?? []).map(columnOf);
  const hasHeadings = named.includes('hostId');
  const order = hasHeadings ? named : withoutHeadings;
  const below = rows.slice(hasHeadings ? 1 : 0);
  const notRead = (hasHeadings ? (rows[0]?.cells ?? []) : []).flatMap((heading, index) =>
    // Of two columns that are called alike the first is read.
    (named[index] === null || named.indexOf(named[index] ?? null) !== index) &&
    below.some(({ cells }) => (cells[index] ?? '') !== '')
      ? [heading === '' ? letterOf(index) : heading]
      : [],
  );
  const devices = below.map(({ cells, line }): ReadDevice => {
    const cell = (column: Column) => cells[order.indexOf(column)] ?? '';
    const typed = cell('copies');
    const { quantity } = readQuantity(typed, language, bounds);
    const trouble: RowTrouble | null =
      cell('hostId') === ''
        ? { kind: 'no-host' }
        : typed !== '' && quantity === null
          ? { kind: 'copies', typed }
          : null;
    return {
      file,
      line,
      hostId: cell('hostId'),
      copies: quantity ?? undefined,
      activationId: cell('activationId'),
      deviceName: cell('deviceName'),
      deviceKey: null,
      trouble,
    };
  });
  return { devices, notRead };
}

// What spreadsheets call a column without a heading.
function letterOf(index: number): string {
  return (index >= 26 ? letterOf(Math.floor(index / 26) - 1) : '') + String.fromCodePoint(65 + (index % 26));
}

// That by which most headings are known, or else that which makes the most columns.
function separatorOf(text: string): string {
  const rated = [';', ',', '\t', '|'].map((separator) => {
    const [first = []] = Papa.parse<string[]>(text, {
      delimiter: separator,
      preview: 1,
      skipEmptyLines: 'greedy',
    }).data;
    return { separator, score: first.filter((cell) => columnOf(cell) !== null).length * 1000 + first.length };
  });
  return rated.toSorted((one, other) => other.score - one.score)[0]?.separator ?? ',';
}

function columnOf(heading: string): Column | null {
  const key = heading
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]/gu, '');
  return key === '' ? null : (columns.find((column) => headings[column].split(' ').includes(key)) ?? null);
}
