import { exampleVendor } from './curl.ts';

/** A step of the first calls: what it is for, and the command. */
type Step = { title: string; text: string; command: string };

const key = '-H "Authorization: Bearer $TIERLINE_KEY"';
const vendor = '-H "Tierline-Vendor: $TIERLINE_VENDOR"';

/** The first calls that a developer makes, one after the other; a test runs them as they stand. */
export const firstCalls: readonly Step[] = [
  {
    title: 'Read who you are',
    text: 'The answer names the key, its role and your account. If it does, address, key and vendor are right.',
    command: `curl "$TIERLINE/api/v1/caller" \\\n  ${key} \\\n  ${vendor}`,
  },
  {
    title: 'List your line items',
    text: 'What your account holds, with the copies available. A page has 50 rows; send its `next` as `cursor` to go on.',
    command: `curl "$TIERLINE/api/v1/line-items?limit=5" \\\n  ${key} \\\n  ${vendor}`,
  },
  {
    title: 'Split one',
    text: 'Hand 5 copies of a product on to an account below: the product by its SKU, the account by its name or identifier. Send the same `Idempotency-Key` again and you get the same answer, while nothing is done twice.',
    command: [
      'curl "$TIERLINE/api/v1/splits"',
      key,
      vendor,
      `-H 'Idempotency-Key: order-4711-line-1'`,
      `-H 'Content-Type: application/json'`,
      `-d '{"rows":[{"product":"P-1","account":"Alder Security","copies":5}]}'`,
    ].join(' \\\n  '),
  },
];

const steps = firstCalls.map(
  ({ title, text, command }, index) => `### ${index + 2}. ${title}\n\n${text}\n\n\`\`\`sh\n${command}\n\`\`\``,
);

const worthKnowing = [
  '**Two headers**: `Authorization: Bearer tl_…` says who calls; `Tierline-Vendor` says whose portal it is (the first part of its address). With a key the second may be left out.',
  '**Writes** take an `Idempotency-Key` of your own, new for each thing to be done: 8 to 200 characters. After a timeout send the same request with the same key.',
  '**Names instead of ids**: where a field says so, an account’s name or identifier and a product’s SKU or name stand in for ids.',
  '**Lists** go on with `next` as `cursor`. With `Accept: text/csv` they come whole, as CSV.',
  '**Refusals** are problem documents (RFC 9457). Tell them apart by `type`, show people `detail`, which comes in the language of `Accept-Language` (en, de, es).',
  '**Too many requests** are refused with 429 and `Retry-After`.',
  '**What belongs to a person** (profile, password, API keys) takes the cookies of `POST /session` instead of a key.',
  'The version only grows: fields are added, none goes.',
];

/** The beginning of the reference: the first calls, and what is worth knowing of all. */
export const introduction = [
  'Everything that the portal does, software can do by this API.',
  '## First call',
  '### 1. Make a key',
  'As a Master, open *Settings › API keys* in the portal and make a key. It is shown once. Then tell your shell where the portal is, whose it is (the first part of its address) and what the key is:',
  `\`\`\`sh\nexport TIERLINE=https://licences.example.com\nexport TIERLINE_VENDOR=${exampleVendor}\nexport TIERLINE_KEY=tl_…\n\`\`\``,
  ...steps,
  '## Worth knowing',
  worthKnowing.map((point) => `- ${point}`).join('\n'),
].join('\n\n');
