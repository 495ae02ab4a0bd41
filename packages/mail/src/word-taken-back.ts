import { copiesOf, lineTable, quoted, type Content, type Of } from './content.ts';
import type { Page } from './page.ts';
import type { Speech } from './words.ts';

/** Copies went back to where they came from: to the one who gave them back, and to the one who has them again (E7). */
export function copiesBack(
  notice: Of<'copies-returned' | 'copies-recalled'>,
  speech: Speech,
  portal: Page['portal'],
): Content {
  const { say } = speech;
  const count = copiesOf(notice.lines);
  const side =
    notice.kind === 'copies-returned'
      ? notice.side === 'giver'
        ? 'returnedToYou'
        : 'returnedByYou'
      : notice.side === 'giver'
        ? 'recalledByYou'
        : 'recalledFromYou';
  const other = nameOf(notice.other, speech);
  const facts = { count, other, account: notice.account };
  return {
    subject: say(`takenBack.${side}.subject`, facts),
    preview: say(`takenBack.${side}.intro`, facts),
    blocks: [
      { kind: 'heading', text: say(`takenBack.${side}.heading`, facts) },
      { kind: 'words', text: say(`takenBack.${side}.intro`, facts) },
      ...quoted(say('takenBack.reason'), notice.reason),
      lineTable(notice.lines, speech),
      { kind: 'button', text: say('openEntitlements'), url: `${portal.url}/entitlements` },
    ],
    why: say('footer.becauseOfContact', { account: notice.account }),
  };
}

/** Somebody asks for copies back, which needs the reader's consent by now (E7). */
export function recallAsked(notice: Of<'recall-asked'>, speech: Speech, portal: Page['portal']): Content {
  const { say } = speech;
  const facts = { count: copiesOf(notice.lines), other: nameOf(notice.other, speech), account: notice.account };
  return {
    subject: say('takenBack.asked.subject', facts),
    preview: say('takenBack.asked.intro', facts),
    blocks: [
      { kind: 'heading', text: say('takenBack.asked.heading', facts) },
      { kind: 'words', text: say('takenBack.asked.intro', facts) },
      ...quoted(say('takenBack.reason'), notice.reason),
      lineTable(notice.lines, speech),
      { kind: 'button', text: say('takenBack.asked.button'), url: `${portal.url}/entitlements` },
    ],
    why: say('footer.becauseOfContact', { account: notice.account }),
  };
}

/** Copies asked for stay where they are (E7). */
export function recallDeclined(notice: Of<'recall-declined'>, speech: Speech, portal: Page['portal']): Content {
  const { say } = speech;
  const facts = { count: copiesOf(notice.lines), other: nameOf(notice.other, speech), account: notice.account };
  return {
    subject: say('takenBack.declined.subject', facts),
    preview: say('takenBack.declined.intro', facts),
    blocks: [
      { kind: 'heading', text: say('takenBack.declined.heading', facts) },
      { kind: 'words', text: say('takenBack.declined.intro', facts) },
      ...quoted(say('takenBack.answer'), notice.answer),
      lineTable(notice.lines, speech),
      { kind: 'button', text: say('openEntitlements'), url: `${portal.url}/entitlements` },
    ],
    why: say('footer.becauseOfContact', { account: notice.account }),
  };
}

/** The vendor has set line items of the reader on hold, or released them (E3). */
export function lineStates(
  notice: Of<'lines-held' | 'lines-released'>,
  speech: Speech,
  portal: Page['portal'],
): Content {
  const { say } = speech;
  const what = notice.kind === 'lines-held' ? 'held' : 'released';
  const facts = { count: notice.lines.length, account: notice.account };
  return {
    subject: say(`${what}.subject`, facts),
    preview: say(`${what}.intro`, facts),
    blocks: [
      { kind: 'heading', text: say(`${what}.heading`, facts) },
      { kind: 'words', text: say(`${what}.intro`, facts) },
      ...(notice.kind === 'lines-held' ? quoted(say('takenBack.reason'), notice.reason) : []),
      lineTable(notice.lines, speech),
      { kind: 'button', text: say('openEntitlements'), url: `${portal.url}/entitlements` },
    ],
    why: say('footer.becauseOfContact', { account: notice.account }),
  };
}

// An account that the reader may not know by name (A3).
function nameOf(other: string | null, { say }: Speech): string {
  return other ?? say('takenBack.undisclosed');
}
