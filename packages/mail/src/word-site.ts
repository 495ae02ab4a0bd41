import type { SiteInMail } from '@tierline/domain';
import type { Content, Of } from './content.ts';
import type { Fact, Page } from './page.ts';
import { oneLine, type Speech } from './words.ts';

/** Sites whose credits run out or have run out, the worst first (C4). */
export function sitesNeedCredits(
  { account, sites, more }: Of<'sites-need-credits'>,
  speech: Speech,
  portal: Page['portal'],
): Content {
  const { say } = speech;
  const facts = { count: sites.length + more, account };
  return {
    subject: say('sitesNeedCredits.subject', facts),
    preview: say('sitesNeedCredits.intro', facts),
    blocks: [
      { kind: 'heading', text: say('sitesNeedCredits.heading') },
      { kind: 'words', text: say('sitesNeedCredits.intro', facts) },
      {
        kind: 'facts',
        facts: sites.map((site): Fact => ({ name: oneLine(site.site), value: standing(site, speech), look: 'plain' })),
      },
      ...(more > 0 ? [{ kind: 'words', text: say('sitesNeedCredits.more', { count: more }) } as const] : []),
      ...(sites.some(({ arrears }) => arrears > 0)
        ? [{ kind: 'words', text: say('sitesNeedCredits.paid') } as const]
        : []),
      { kind: 'button', text: say('sitesNeedCredits.button'), url: `${portal.url}/sites` },
    ],
    why: say('sitesNeedCredits.why', { account }),
  };
}

function standing(
  { state, credits, monthlyCost, lastsUntil, arrears, suspendedOn }: SiteInMail,
  { say, day }: Speech,
): string {
  if (state === 'suspended') return say('sitesNeedCredits.suspended', { count: arrears, credits });
  if (state === 'overdue')
    return say('sitesNeedCredits.overdue', {
      count: arrears,
      credits,
      day: suspendedOn === null ? '' : day(suspendedOn),
    });
  return say('sitesNeedCredits.lasts', {
    count: credits,
    monthlyCost,
    day: lastsUntil === null ? '' : day(lastsUntil),
  });
}

/**
 * Tells a site administrator which site they look after (C3). They are no user of the portal, so no button leads into
 * it (C1).
 */
export function siteAdministrator(notice: Of<'site-administrator'>, { say }: Speech, portal: Page['portal']): Content {
  const facts = { site: notice.site, account: notice.account, by: notice.by, portal: portal.name };
  const intro =
    oneLine(notice.by) === '' ? say('siteAdministrator.introNobody', facts) : say('siteAdministrator.intro', facts);
  return {
    subject: say('siteAdministrator.subject', facts),
    preview: intro,
    blocks: [
      { kind: 'heading', text: say('siteAdministrator.heading', facts) },
      { kind: 'words', text: intro },
      {
        kind: 'facts',
        facts: [
          { name: say('siteAdministrator.site'), value: oneLine(notice.site), look: 'plain' },
          { name: say('siteAdministrator.timeZone'), value: oneLine(notice.timeZone), look: 'plain' },
          { name: say('siteAdministrator.account'), value: oneLine(notice.account), look: 'plain' },
          ...(oneLine(notice.contact) === ''
            ? []
            : [{ name: say('siteAdministrator.contact'), value: oneLine(notice.contact), look: 'plain' } as const]),
        ],
      },
      { kind: 'aside', text: say('siteAdministrator.noAccess', facts) },
    ],
    why: say('siteAdministrator.why', facts),
  };
}
