import { contractTexts, importFields, type ImportFieldName, type ImportKind } from '@tierline/contract';
import { headingWords } from './heading-words.ts';

/**
 * Maps each heading of a file to the field it names, null where none is known.
 * Of two headings for one field the first has it (X5).
 */
export function recognise(kind: ImportKind, headings: readonly string[]): (ImportFieldName | null)[] {
  const known = fieldsOf(kind).map((field) => ({ field, names: new Set(namesOf(field).map(plain)) }));
  const taken = new Set<ImportFieldName>();
  return headings.map((heading) => {
    // One word may mean several: a Spanish “nombre” is the company's, and the next one is the person's.
    const field = known.find((one) => !taken.has(one.field) && one.names.has(plain(heading)))?.field ?? null;
    if (field !== null) taken.add(field);
    return field;
  });
}

/**
 * The headings without a field that seem to tell which users may sign in; none where a column has that field (A5, X5).
 */
export function looksLikeAccess(headings: readonly string[], mapping: readonly (ImportFieldName | null)[]): string[] {
  if (mapping.includes('maySignIn')) return [];
  return headings.filter((heading, column) => mapping[column] === null && aboutAccess.test(plain(heading)));
}

/** The fields of a kind of import, in the order of its template (X5). */
export function fieldsOf(kind: ImportKind): ImportFieldName[] {
  return Object.keys(importFields[kind]) as ImportFieldName[]; // the keys of the table, which Object.keys forgets
}

// Parts of words in headings of columns about access, in English, German and Spanish.
const aboutAccess = /access|acces|acced|signin|login|logon|portal|zugang|zugriff|anmeld|einlogg|sesion|entrar/u;

// The heading of a field in the exported list, where it is not under the field's own name.
const exported: Partial<Record<ImportFieldName, keyof (typeof contractTexts)['en']['csv']['head']>> = {
  visibleToPartners: 'visible',
  number: 'orderNumber',
  quantity: 'licences',
  startsOn: 'starts',
  expiresOn: 'expires',
  orderedOn: 'ordered',
};

function namesOf(field: ImportFieldName): string[] {
  const heads = Object.values(contractTexts).map(
    ({ csv }) => csv.head[exported[field] ?? (field as keyof typeof csv.head)], // all others have the field's name
  );
  return [field, ...heads, ...headingWords[field]];
}

// Without case, accents, spaces and punctuation: “E-Mail” is “email”.
function plain(heading: string): string {
  return heading
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .normalize('NFKD')
    .replace(/[^\p{L}\p{N}]/gu, '');
}
