import { refuse, type Decision } from '../kernel/decision.ts';
import { decideMay, type Actor } from '../kernel/permissions.ts';

/** A saved view of a list, as far as rules need it. Those who may see it are of its account. */
export type ViewFacts = { actor: Actor; view: { authorId: string } };

/** Whether the actor may rename, change or share a saved view: its author alone (E3). */
export function decideEditView({ actor, view }: ViewFacts): Decision<null> {
  if (view.authorId !== actor.id) return refuse('not-yours-to-change', {});
  return decideMay(actor, 'profile.edit');
}

/** Whether the actor may delete a saved view: its author, or an Administrator of the author's account (E3). */
export function decideDeleteView({ actor, view }: ViewFacts): Decision<null> {
  return decideMay(actor, view.authorId === actor.id ? 'profile.edit' : 'views.manage');
}
